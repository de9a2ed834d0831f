import type { Curve } from "../../notebook/verdict";

/**
 * What is most remarkable in a drawn curve: `low`, it begins near the loss of knowing nothing or below; `level`, it hardly
 * falls; `slow`, it falls as a straight line rather than all at once; otherwise `near`.
 */
export function judgeLossCurve(drawn: readonly number[], actual: Curve): string {
  const [first, last] = [drawn[0], drawn.at(-1)!];
  if (first < actual[0][1] / 2) return "low";
  if (last > first / 2) return "level";
  const middle = (drawn[2] - last) / (first - last);
  return middle > 0.45 ? "slow" : "near";
}
