import { defaultConfig, type RunConfig } from "../config";
import { lossesOnly } from "../frame";
import { Diverged, Trainer } from "../trainer";
import type { Study } from "./study";

export interface TrainingByDepthParams {
  /** The fields in which every one of the networks differs from the notebook's. */
  config: Partial<RunConfig>;
  /** Hidden layers of each. */
  depths: number[];
  /** Updates of each. */
  steps: number;
  /** Steps between two looks at the gradients. */
  every: number;
}

/** A network as it trains, as far as it has come. */
export interface TrainedDepth {
  depth: number;
  /** Of each minibatch, from step 0 on. */
  losses: number[];
  /** At which steps the layers were looked at. */
  steps: number[];
  /** √Σ(dL/dh)² of each hidden layer at each of those steps. */
  gradientNorms: number[][];
  /** Standard deviation of h of each hidden layer at each of those steps. */
  stds: number[][];
  /** Its loss is no number any more. */
  hasDiverged: boolean;
}

/** Networks that differ in their depth alone, trained one after another from the same seed. */
export const study: Study<TrainingByDepthParams, TrainedDepth[]> = async function* (params, means) {
  const { depths, steps, every } = params;
  const trained: TrainedDepth[] = [];
  // What an update costs grows with the depth.
  const work = depths.reduce((sum, depth) => sum + depth, 0) * steps;
  let done = 0;
  for (const hiddenLayers of depths) {
    const config: RunConfig = { ...defaultConfig, ...params.config, hiddenLayers };
    const { splits, summary } = await means.dataset(config);
    const trainer = new Trainer(config, splits, summary.vocabulary.length);
    const seen: TrainedDepth = {
      depth: hiddenLayers,
      losses: [],
      steps: [],
      gradientNorms: [],
      stds: [],
      hasDiverged: false,
    };
    trained.push(seen);
    try {
      for (let step = 0; step <= steps; step++) {
        if (step % every === 0) {
          await look(trainer, seen);
          yield { done: (done + step * hiddenLayers) / work, result: structuredClone(trained) };
        } else if (step % 4 === 0) {
          await trainer.settle();
          yield { done: (done + step * hiddenLayers) / work };
        }
        if (step < steps) trainer.advance();
      }
    } catch (error) {
      if (!(error instanceof Diverged)) throw error;
      seen.hasDiverged = true;
    } finally {
      trainer.dispose();
    }
    done += hiddenLayers * steps;
  }
  return trained;
};

async function look(trainer: Trainer, seen: TrainedDepth): Promise<void> {
  const { step, losses, layers } = await trainer.frame({ ...lossesOnly, statistics: true });
  seen.losses.push(...losses);
  seen.steps.push(step);
  seen.gradientNorms.push(layers.map(({ gradientNorm }) => gradientNorm));
  seen.stds.push(layers.map(({ std }) => std));
}
