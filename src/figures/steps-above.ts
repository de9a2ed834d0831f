import type { LossBuckets } from "./loss-history";

/** The step at which a run's moving average first falls below `level`; null as long as it hasn't. */
export function stepsAbove({ steps, smoothed }: Pick<LossBuckets, "steps" | "smoothed">, level: number) {
  const first = smoothed.findIndex((loss) => loss < level);
  return first < 0 ? null : Math.round(steps[first]);
}
