/**
 * What is most remarkable in the standard deviations that a reader expects of fifty layers of tanh with gain 1: `grows`,
 * they rise; `level`, they stay; `straight`, they fall as much in the last layers as in the first; `dead`, nothing is
 * left after some fifteen layers; otherwise `near`.
 * @param drawn heights at 8 places from the first layer to the last
 */
export function judgeDepthCurve(drawn: readonly number[]): "grows" | "level" | "straight" | "dead" | "near" {
  const [first, last] = [drawn[0], drawn.at(-1)!];
  if (last > first + 0.1) return "grows";
  if (last > 0.3) return "level";
  if (drawn[2] > 0.35) return "straight";
  return drawn[2] < 0.08 ? "dead" : "near";
}
