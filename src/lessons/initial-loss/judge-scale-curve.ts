/** What a drawn curve of the loss against log₁₀ of W2's scale, from −3 to 0, takes for granted. */
export type ScaleCurveVerdict = "falling" | "ramp" | "zero" | "near" | "other";

/** @param drawn losses at evenly spread exponents, the first at −3 and the last at 0 */
export function judgeScaleCurve(drawn: readonly number[]): ScaleCurveVerdict {
  const [first, last] = [drawn[0], drawn.at(-1)!];
  const half = drawn.slice(0, Math.ceil(drawn.length / 2));
  const flat = half.reduce((sum, loss) => sum + loss, 0) / half.length;
  if (last < first - 2) return "falling";
  if (last < 15) return "other";
  if (flat > 10) return "ramp";
  return flat < 1.5 ? "zero" : "near";
}
