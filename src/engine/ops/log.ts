import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { combine } from "./broadcast";
import { to } from "./to";

/** The natural logarithm, elementwise; of 0 it is −∞, of what is negative NaN (torch.log). dx = dy/x. */
export function log(x: Tensor): Tensor {
  const y = empty(x.shape);
  currentBackend().kernels.log(y.size, to(x, "float32").handle, y.handle);
  return record("log", y, [x], [x], (dy) => [combine("div", dy, x)]);
}
