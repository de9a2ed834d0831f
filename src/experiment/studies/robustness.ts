import { defaultConfig, type RunConfig } from "../config";
import { lastLoss, shortRun } from "../short-run";
import { Trainer } from "../trainer";
import type { Study, StudyData } from "./study";

export interface RobustnessParams {
  /** What all the runs share, where they differ from the notebook's. */
  fields: Partial<RunConfig>;
  /** The field that varies, and its values. */
  field: "gain" | "learningRate";
  values: number[];
  steps: number;
}

interface Outcome {
  /** Mean loss of its last minibatches, or null when some loss was no number. */
  loss: number | null;
  /** Share of saturated activations, hidden layer by hidden layer: on the first minibatch, and on the last. */
  saturatedFirst: number[];
  saturatedLast: number[];
}

/** A short run of one network. */
export interface ShortRun extends Outcome {
  /** Of the field that varies. */
  value: number;
  normalization: "none" | "batch-norm-1d";
}

/** Runs that were made, by config and steps: who asks again, having looked away, waits for the missing ones only. */
const kept = new Map<string, Outcome>();

/** The same deep network with and without BatchNorm1d, over values of one field; as far as they are trained. */
export const study: Study<RobustnessParams, ShortRun[]> = async function* (params, means) {
  const { fields, field, values, steps } = params;
  const runs: ShortRun[] = [];
  for (const value of values) {
    for (const normalization of ["batch-norm-1d", "none"] as const) {
      const config: RunConfig = { ...defaultConfig, ...fields, normalization, [field]: value };
      const key = JSON.stringify([config, steps]);
      let outcome = kept.get(key);
      if (!outcome) {
        const work = outcomeOf(config, steps, await means.dataset(config));
        let step = await work.next();
        for (; !step.done; step = await work.next()) {
          yield { done: (runs.length + step.value) / (2 * values.length) };
        }
        outcome = step.value;
        kept.set(key, outcome);
      }
      runs.push({ value, normalization, ...outcome });
      yield { done: runs.length / (2 * values.length), result: [...runs] };
    }
  }
  return runs;
};

/** Yields the part of the steps that is done. */
async function* outcomeOf(
  config: RunConfig,
  steps: number,
  { splits, summary }: StudyData,
): AsyncGenerator<number, Outcome> {
  const trainer = new Trainer(config, splits, summary.vocabulary.length);
  const saturated = async () => (await trainer.layerStatistics()).map((layer) => layer.saturated);
  try {
    const saturatedFirst = await saturated();
    const work = shortRun(trainer, steps);
    let step = await work.next();
    for (; !step.done; step = await work.next()) yield trainer.step / steps;
    const { losses, divergedAt } = step.value;
    if (divergedAt !== null) return { loss: null, saturatedFirst, saturatedLast: [] };
    return { loss: lastLoss(losses), saturatedFirst, saturatedLast: await saturated() };
  } finally {
    trainer.dispose();
  }
}
