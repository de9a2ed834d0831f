import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { requireFloat } from "./require-float";

/**
 * scale·x where x > 0 and scale·alpha·(eˣ − 1) elsewhere (torch.nn.functional.elu, Clevert et al. 2015; the scale is
 * selu's). dx = scale·dy or scale·alpha·eˣ·dy.
 */
export function elu(x: Tensor, alpha = 1, scale = 1): Tensor {
  requireFloat("elu", x, "elu_cpu");
  const { kernels } = currentBackend();
  const y = empty(x.shape);
  kernels.elu(y.size, x.handle, alpha, scale, y.handle);

  return record("elu", y, [x], [x], (dy) => {
    const dx = empty(x.shape);
    kernels.eluBackward(dx.size, x.handle, dy.handle, alpha, scale, dx.handle);
    return [dx];
  });
}
