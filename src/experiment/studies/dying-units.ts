import type { RunConfig } from "../config";
import { curves } from "../nonlinearity";
import { Diverged, Trainer } from "../trainer";
import { firstPreactivations, probeContexts } from "./probe";
import type { Study } from "./study";

export interface DyingUnitsParams {
  /** Of the network; its learning rate is what varies. */
  config: RunConfig;
  learningRates: number[];
  steps: number;
}

/** The first hidden layer while it trains with one learning rate. */
export interface DyingUnits {
  learningRate: number;
  /** Where it was looked at. */
  steps: number[];
  /** Share of its units whose derivative is 0 on every one of the training examples that are tried. */
  dead: number[];
  /** Minibatch losses at the same steps. */
  losses: number[];
  /** The step whose loss was no number any more, or null. */
  divergedAt: number | null;
}

const PROBE = 1024;
const LOOKS = 20;

/** How many units of a layer stop passing any gradient, whatever the example, as the learning rate goes up. */
export const study: Study<DyingUnitsParams, DyingUnits[]> = async function* (
  { config, learningRates, steps },
  { dataset },
) {
  const { splits, summary } = await dataset(config);
  const { contextSize, hiddenSize, nonlinearity } = config;
  const { derivative } = curves[nonlinearity];
  const contexts = probeContexts(splits.train, contextSize, PROBE);
  const runs: DyingUnits[] = [];
  for (const learningRate of learningRates) {
    const run: DyingUnits = { learningRate, steps: [], dead: [], losses: [], divergedAt: null };
    runs.push(run);
    const trainer = new Trainer({ ...config, learningRate }, splits, summary.vocabulary.length);
    try {
      for (;;) {
        await trainer.settle();
        const values = await firstPreactivations(trainer.network, contexts, contextSize);
        run.steps.push(trainer.step);
        run.losses.push(trainer.loss);
        run.dead.push(deadShare(values, hiddenSize, derivative));
        yield {
          done: (runs.length - 1 + trainer.step / steps) / learningRates.length,
          result: runs.map((done) => ({ ...done })),
        };
        if (trainer.step >= steps) break;
        const next = Math.min(steps, trainer.step + Math.ceil(steps / LOOKS));
        while (trainer.step < next) trainer.advance();
      }
    } catch (error) {
      if (!(error instanceof Diverged)) throw error;
      run.divergedAt = error.step;
    } finally {
      trainer.dispose();
    }
  }
  return runs;
};

/** Share of the columns whose derivative is 0 in every row. */
function deadShare(values: Float32Array, neurons: number, derivative: (x: number) => number): number {
  const isAlive = new Uint8Array(neurons);
  for (let row = 0; row < values.length; row += neurons) {
    for (let j = 0; j < neurons; j++) if (!isAlive[j] && derivative(values[row + j]) !== 0) isAlive[j] = 1;
  }
  return 1 - isAlive.reduce((sum, alive) => sum + alive, 0) / neurons;
}
