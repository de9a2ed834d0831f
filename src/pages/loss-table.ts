import type { SplitLosses } from "../experiment/frame";
import type { LossBuckets } from "../figures/loss-history";
import type { Table } from "../figures/table";

/** The losses that a run told, by step: the minibatches' in buckets, as its figure has them, and those of whole splits. */
export function lossTable(
  { steps, mean, min, max, smoothed }: LossBuckets,
  evaluations: readonly SplitLosses[],
): Table {
  const empty = { mean: "", min: "", max: "", smoothed: "", train: "", validation: "", test: "" };
  const buckets = [...steps].map((step, i) => ({
    ...empty,
    step,
    mean: mean[i],
    min: min[i],
    max: max[i],
    smoothed: smoothed[i],
  }));
  const splits = evaluations.map(({ step, validation, train = "", test = "" }) => ({
    ...empty,
    step,
    train,
    validation,
    test,
  }));
  const rows = [...buckets, ...splits].sort((a, b) => a.step - b.step);
  return {
    header: [
      "step",
      "minibatch_mean",
      "minibatch_min",
      "minibatch_max",
      "smoothed",
      "train",
      "validation",
      "test",
    ],
    rows: rows.map((row) => [
      row.step,
      row.mean,
      row.min,
      row.max,
      row.smoothed,
      row.train,
      row.validation,
      row.test,
    ]),
  };
}
