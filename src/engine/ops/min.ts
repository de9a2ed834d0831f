import type { Tensor } from "../tensor";
import { combine } from "./broadcast";
import { logicalNot } from "./logical";
import { type Along, type Extremes, indexOfLargest, largest, largestAlong } from "./max";
import { neg } from "./neg";

// The smallest is the largest of the numbers in reverse order, NaN still above all.

/** The smallest of all numbers (torch.min). Those that share it share the gradient evenly. */
export function min(x: Tensor): Tensor {
  return reversed(largest("min", reversed(x)));
}

/** The smallest along a dimension, and its first index (torch.min with a dim). The gradient goes to that one. */
export function minAlong(x: Tensor, along: Along): Extremes {
  const { values, indices } = largestAlong("min", reversed(x), along);
  return { values: reversed(values), indices };
}

/** int32 index of the smallest along a dimension, or among all numbers in row-major order (torch.argmin). */
export function argmin(x: Tensor, over: Partial<Along> = {}): Tensor {
  return indexOfLargest("argmin", reversed(x), over);
}

/** Its own inverse, exact for every number of the type: −x, −1 − x, not x. */
function reversed(x: Tensor): Tensor {
  if (x.dtype === "float32") return neg(x);
  return x.dtype === "int32" ? combine("sub", -1, x) : logicalNot(x);
}
