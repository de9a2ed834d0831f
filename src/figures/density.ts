import type { Histogram } from "../experiment/frame";

/** A histogram as a curve of steps: `edges` [bins + 1], `density` [bins] in 1/unit of x, so that it integrates to 1. */
export function toDensity({ min, max, counts }: Histogram): { edges: Float64Array; density: Float64Array } {
  const width = (max - min) / counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    edges: Float64Array.from({ length: counts.length + 1 }, (_, i) => min + i * width),
    density: Float64Array.from(counts, (count) => (total > 0 && width > 0 ? count / (total * width) : 0)),
  };
}
