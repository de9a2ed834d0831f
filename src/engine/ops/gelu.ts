import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, empty, type Tensor } from "../tensor";
import { requireFloat } from "./require-float";

/** `none`: by erf, PyTorch's default. `tanh`: the approximation of the first GPTs and BERT. */
export type GeluApproximation = "none" | "tanh";

/**
 * x·Φ(x), Φ the distribution of the standard normal (torch.nn.functional.gelu, Hendrycks & Gimpel 2016).
 * dx = dy·(Φ(x) + x·Φ′(x)).
 */
export function gelu(x: Tensor, approximate: GeluApproximation = "none"): Tensor {
  requireFloat("gelu", x, "GeluKernelImpl");
  if (approximate !== "none" && approximate !== "tanh") {
    throw new Refusal("gelu", "approximate argument must be either none or tanh.", [x]);
  }
  const { kernels } = currentBackend();
  const y = empty(x.shape);
  if (approximate === "tanh") kernels.geluTanh(y.size, x.handle, y.handle);
  else kernels.gelu(y.size, x.handle, y.handle);

  return record("gelu", y, [x], [x], (dy) => {
    const dx = empty(x.shape);
    if (approximate === "tanh") kernels.geluTanhBackward(dx.size, x.handle, dy.handle, dx.handle);
    else kernels.geluBackward(dx.size, x.handle, dy.handle, dx.handle);
    return [dx];
  });
}
