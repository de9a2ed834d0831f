/** How a guess lies to what came out. */
export type Verdict = "low" | "near" | "high";

/** @param tolerance relative to the answer: 0.1 takes 10 % for near. */
export function numberVerdict(guess: number, answer: number, tolerance: number): Verdict {
  if (Math.abs(guess - answer) <= tolerance * Math.abs(answer)) return "near";
  return guess < answer ? "low" : "high";
}

/**
 * The verdict on a drawn curve as a whole: its mean distance to what came out, near when that is less than a tenth of
 * the axis.
 * @param drawn heights at evenly spread x, the first and the last at the ends of `xRange`
 * @param actual [x, y] by ascending x
 */
export function curveVerdict(
  drawn: readonly number[],
  actual: Curve,
  xRange: Range,
  [bottom, top]: Range,
): Verdict {
  const distances = drawn.map((height, i) => {
    const x = spread(drawn.length, xRange)[i];
    return height - Math.min(top, Math.max(bottom, heightAt(actual, x)));
  });
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  const apart = distances.reduce((sum, distance) => sum + Math.abs(distance), 0) / distances.length;
  if (apart < (top - bottom) / 10) return "near";
  return mean < 0 ? "low" : "high";
}

export type Range = readonly [from: number, to: number];
/** [x, y] by ascending x. */
export type Curve = readonly (readonly number[])[];

/** `count` values, the first and the last at the ends of the range. */
export function spread(count: number, [from, to]: Range): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** The curve between its points, and level beyond its ends. */
export function heightAt(curve: Curve, x: number): number {
  const after = curve.findIndex(([at]) => at >= x);
  if (after === -1) return curve.at(-1)![1];
  if (after === 0) return curve[0][1];
  const [[x0, y0], [x1, y1]] = [curve[after - 1], curve[after]];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
