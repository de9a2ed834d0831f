import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";
import { requireFloat } from "./require-float";

/** At least one of the two. */
export interface Bounds {
  min?: number;
  max?: number;
}

/** x no less than `min` and no more than `max`, elementwise (torch.clamp). dx = dy where min ≤ x ≤ max, else 0. */
export function clamp(x: Tensor, { min, max }: Bounds): Tensor {
  if (min === undefined && max === undefined) {
    throw new Error("torch.clamp: At least one of 'min' or 'max' must not be None");
  }
  requireFloat("clamp", x);
  const { kernels } = currentBackend();
  const [low, high] = [min ?? -Infinity, max ?? Infinity];
  const y = empty(x.shape);
  kernels.clamp(y.size, x.handle, low, high, y.handle);

  return record("clamp", y, [x], (dy) => {
    const dx = empty(x.shape);
    kernels.clampBackward(dx.size, x.handle, dy.handle, low, high, dx.handle);
    return [dx];
  });
}
