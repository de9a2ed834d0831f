import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, empty, type Tensor } from "../tensor";
import { combine } from "./broadcast";

/** |x|, elementwise (torch.abs). dx = dy·sign(x): 0 where x is 0. */
export function abs(x: Tensor): Tensor {
  if (x.dtype === "bool") throw new Refusal("abs", "\"abs_cpu\" not implemented for 'Bool'", [x]);
  const { kernels } = currentBackend();
  if (x.dtype === "int32") {
    const out = empty(x.shape, "int32");
    const negative = combine("lt", x, 0);
    kernels.select(x.size, negative.handle, combine("sub", 0, x).handle, x.handle, out.handle);
    return out;
  }
  const y = empty(x.shape);
  kernels.abs(y.size, x.handle, y.handle);

  return record("abs", y, [x], [x], (dy) => {
    const dx = empty(x.shape);
    kernels.absBackward(dx.size, x.handle, dy.handle, dx.handle);
    return [dx];
  });
}
