import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { combine } from "./broadcast";
import { to } from "./to";

/** eˣ, elementwise; float32 even of integers (torch.exp). dx = y·dy. */
export function exp(x: Tensor): Tensor {
  const y = empty(x.shape);
  currentBackend().kernels.exp(y.size, to(x, "float32").handle, y.handle);
  return record("exp", y, [x], [y], (dy) => [combine("mul", dy, y)]);
}
