import { sizeOf, wrapDim } from "../shape";
import { type Tensor, tensor } from "../tensor";
import { gather } from "./gather";
import type { Extremes } from "./max";

/**
 * The numbers along dimension `dim` in order, NaN above all, and the int32 places they had (torch.sort, stable). Each
 * receives its own gradient.
 */
export function sort(x: Tensor, dim: number, descending = false): Extremes {
  const indices = argsort(x, dim, descending);
  return { values: gather(x, dim, indices), indices };
}

/** int32 places along dimension `dim` in the order of the numbers (torch.argsort). */
export function argsort(x: Tensor, dim: number, descending = false): Tensor {
  const along = wrapDim("sort", dim, x.shape);
  const count = x.shape[along] ?? 1;
  const inner = sizeOf(x.shape.slice(along + 1));
  const values = x.dtype === "float32" ? x.toFloat32Array() : x.toInt32Array();
  const places = new Int32Array(x.size);
  const order = Array.from({ length: count }, (_, k) => k);
  const sign = descending ? -1 : 1;
  for (let first = 0; first < values.length; first += count * inner) {
    for (let i = 0; i < inner; i++) {
      const at = (k: number) => values[first + k * inner + i];
      const sorted = [...order].sort((a, b) => sign * compare(at(a), at(b)) || a - b);
      for (let k = 0; k < count; k++) places[first + k * inner + i] = sorted[k];
    }
  }
  return tensor(places, x.shape);
}

function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}
