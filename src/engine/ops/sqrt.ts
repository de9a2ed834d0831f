import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { combine } from "./broadcast";
import { to } from "./to";

/** √x, elementwise (torch.sqrt). dx = dy/(2y). */
export function sqrt(x: Tensor): Tensor {
  const y = empty(x.shape);
  currentBackend().kernels.sqrt(y.size, to(x, "float32").handle, y.handle);
  return record("sqrt", y, [x], [y], (dy) => [combine("div", dy, combine("mul", y, 2))]);
}
