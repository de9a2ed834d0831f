import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, empty, type Tensor } from "../tensor";
import { combine } from "./broadcast";
import { to } from "./to";
import { where } from "./where";

/** At least one of the two. */
export interface Bounds {
  min?: number;
  max?: number;
}

/**
 * x no less than `min` and no more than `max`, elementwise (torch.clamp); integers stay integers when the bounds are.
 * dx = dy where min ≤ x ≤ max, else 0.
 */
export function clamp(x: Tensor, { min, max }: Bounds): Tensor {
  if (min === undefined && max === undefined) {
    throw new Refusal("clamp", "torch.clamp: At least one of 'min' or 'max' must not be None", [x]);
  }
  if (x.dtype !== "float32" && [min ?? 0, max ?? 0].every(Number.isInteger)) {
    const floored = min === undefined ? to(x, "int32") : where(combine("lt", x, min), min, to(x, "int32"));
    return max === undefined ? floored : where(combine("gt", floored, max), max, floored);
  }
  return clampFloats(to(x, "float32"), min ?? -Infinity, max ?? Infinity);
}

function clampFloats(x: Tensor, low: number, high: number): Tensor {
  const { kernels } = currentBackend();
  const y = empty(x.shape);
  kernels.clamp(y.size, x.handle, low, high, y.handle);

  return record("clamp", y, [x], [x], (dy) => {
    const dx = empty(x.shape);
    kernels.clampBackward(dx.size, x.handle, dy.handle, low, high, dx.handle);
    return [dx];
  });
}
