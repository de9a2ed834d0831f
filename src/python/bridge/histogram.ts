import type { Histogram } from "../../experiment/frame";

/** Counts in equal bins over [min, max], the last one closed; numbers outside, and NaN, are not counted. */
export function histogramOf(
  numbers: Float32Array | Float64Array | Int32Array,
  bins: number,
  min: number,
  max: number,
): Histogram {
  const counts = new Uint32Array(bins);
  const scale = bins / (max - min);
  for (const each of numbers) {
    if (each >= min && each <= max) counts[Math.min(Math.floor((each - min) * scale), bins - 1)]++;
  }
  return { min, max, counts };
}
