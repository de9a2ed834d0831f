import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { requireFloat } from "./require-float";

/** max(x, 0), elementwise (torch.relu). dx = dy where y > 0: a unit that is off passes no gradient. */
export function relu(x: Tensor): Tensor {
  requireFloat("relu", x);
  const { kernels } = currentBackend();
  const y = empty(x.shape);
  kernels.relu(y.size, x.handle, y.handle);

  return record("relu", y, [x], (dy) => {
    const dx = empty(x.shape);
    kernels.reluBackward(dx.size, y.handle, dy.handle, dx.handle);
    return [dx];
  });
}
