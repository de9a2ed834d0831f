import { wrapDim } from "../shape";
import type { Tensor } from "../tensor";
import { permute } from "./permute";
import { view } from "./view";

/** x with two dimensions exchanged, copied (torch.transpose). The gradient is exchanged back. */
export function transpose(x: Tensor, dim0: number, dim1: number): Tensor {
  const [a, b] = [wrapDim("transpose", dim0, x.shape), wrapDim("transpose", dim1, x.shape)];
  if (a === b) return view(x, x.shape);
  const order = [...x.shape.keys()];
  return permute(x, order.with(a, b).with(b, a));
}
