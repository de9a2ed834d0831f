import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { to } from "./to";

/**
 * tanh, elementwise; float32 even of integers (torch.tanh).
 * dx = (1 − t²)·dt: a saturated unit (|t| ≈ 1) passes no gradient.
 */
export function tanh(x: Tensor): Tensor {
  const { kernels } = currentBackend();
  const t = empty(x.shape);
  kernels.tanh(t.size, to(x, "float32").handle, t.handle);

  return record("tanh", t, [x], [t], (dt) => {
    const dx = empty(x.shape);
    kernels.tanhBackward(dx.size, t.handle, dt.handle, dx.handle);
    return [dx];
  });
}
