import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { requireFloat } from "./require-float";

/** x where x > 0 and slope·x elsewhere (torch.nn.functional.leaky_relu, Maas et al. 2013). dx = dy or slope·dy. */
export function leakyRelu(x: Tensor, slope = 0.01): Tensor {
  requireFloat("leaky_relu", x, "leaky_relu_cpu");
  const { kernels } = currentBackend();
  const y = empty(x.shape);
  kernels.leakyRelu(y.size, x.handle, slope, y.handle);

  return record("leaky_relu", y, [x], [x], (dy) => {
    const dx = empty(x.shape);
    kernels.leakyReluBackward(dx.size, x.handle, dy.handle, slope, dx.handle);
    return [dx];
  });
}
