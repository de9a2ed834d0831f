import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { to } from "./to";

/**
 * 1/(1 + e⁻ˣ), elementwise; float32 even of integers (torch.sigmoid).
 * dx = (1 − s)·s·ds: never more than a quarter of what arrives.
 */
export function sigmoid(x: Tensor): Tensor {
  const { kernels } = currentBackend();
  const s = empty(x.shape);
  kernels.sigmoid(s.size, to(x, "float32").handle, s.handle);

  return record("sigmoid", s, [x], [s], (ds) => {
    const dx = empty(x.shape);
    kernels.sigmoidBackward(dx.size, s.handle, ds.handle, dx.handle);
    return [dx];
  });
}
