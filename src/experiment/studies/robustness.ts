import { defaultConfig, type RunConfig } from "../config";
import { Diverged, Trainer } from "../trainer";
import type { Study } from "./study";

export interface RobustnessParams {
  /** What all the runs share, where they differ from the notebook's. */
  fields: Partial<RunConfig>;
  /** The field that varies, and its values. */
  field: "gain" | "learningRate";
  values: number[];
  steps: number;
}

/** A short run of one network. */
export interface ShortRun {
  value: number;
  normalization: "none" | "batch-norm-1d";
  /** Mean loss of its last minibatches, or null when some loss was no number. */
  loss: number | null;
  /** Share of saturated activations, hidden layer by hidden layer: on the first minibatch, and on the last. */
  saturatedFirst: number[];
  saturatedLast: number[];
}

/** Minibatches at the end whose losses are averaged. */
const LAST = 100;
const PIECE = 8;

/** The same deep network with and without BatchNorm1d, over values of one field; as far as they are trained. */
export const study: Study<RobustnessParams, ShortRun[]> = async function* (params, means) {
  const { fields, field, values, steps } = params;
  const runs: ShortRun[] = [];
  for (const value of values) {
    for (const normalization of ["batch-norm-1d", "none"] as const) {
      const config: RunConfig = { ...defaultConfig, ...fields, normalization, [field]: value };
      const { splits, summary } = await means.dataset(config);
      const trainer = new Trainer(config, splits, summary.vocabulary.length);
      const saturated = async () => (await trainer.layerStatistics()).map((layer) => layer.saturated);
      const run: ShortRun = { value, normalization, loss: null, saturatedFirst: [], saturatedLast: [] };
      try {
        run.saturatedFirst = await saturated();
        let sum = 0;
        while (trainer.step < steps) {
          trainer.advance();
          if (trainer.step > steps - LAST) {
            await trainer.settle();
            sum += trainer.loss;
          }
          if (trainer.step % PIECE !== 0) continue;
          await trainer.settle();
          yield { done: (runs.length + trainer.step / steps) / (2 * values.length) };
        }
        run.loss = sum / LAST;
        run.saturatedLast = await saturated();
      } catch (error) {
        if (!(error instanceof Diverged)) throw error;
      } finally {
        trainer.dispose();
      }
      runs.push(run);
      yield { done: runs.length / (2 * values.length), result: [...runs] };
    }
  }
  return runs;
};
