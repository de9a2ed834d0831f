import { noGrad } from "../../engine/autograd";
import { batchStatistics } from "../../engine/ops/batch-norm";
import { embedding } from "../../engine/ops/embedding";
import { Generator } from "../../engine/random/torch-generator";
import { Scope, scoped } from "../../engine/scope";
import { tensor } from "../../engine/tensor";
import { calibrate, distinctContexts } from "../calibration";
import { defaultConfig, type RunConfig } from "../config";
import { firstSums } from "../first-sums";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface RunningStatisticsParams {
  /** The fields in which the run differs from the notebook's: a network normalised by hand. */
  fields: Partial<RunConfig>;
  /** Of the running averages that are kept side by side: they don't touch the training. */
  momenta: number[];
  steps: number;
  /** Neurons whose statistics are told one by one. */
  told: number;
}

/** A mean and a standard deviation a neuron, at each step that was looked at: [looks, told] row-major. */
interface Told {
  mean: number[];
  std: number[];
}

export interface RunningStatistics {
  /** Where they were looked at: after the minibatch of that step had passed. */
  steps: number[];
  told: number;
  /** Of the whole training split, with the parameters of that step. */
  calibrated: Told;
  running: (Told & {
    momentum: number;
    /** How far off it is: √ of the mean over all neurons of (running − calibrated)², in units of calibrated stds. */
    meanError: number[];
    stdError: number[];
  })[];
}

/** Looks, ever further apart: what happens first happens fast. */
const LOOKS = 48;
const PIECE = 16;

/** Running averages of the batches' means and stds while a network trains, and what they estimate. */
export const study: Study<RunningStatisticsParams, RunningStatistics> = async function* (params, means) {
  const config: RunConfig = { ...defaultConfig, ...params.fields, normalization: "batch-norm-by-hand" };
  const { contextSize, hiddenSize, seed, batchSize } = config;
  const { splits, summary } = await means.dataset(config);
  const distinct = distinctContexts(splits.train, contextSize, summary.vocabulary.length);
  yield { done: 0 };
  const result: RunningStatistics = {
    steps: [],
    told: params.told,
    calibrated: { mean: [], std: [] },
    running: params.momenta.map((momentum) => ({
      momentum,
      mean: [],
      std: [],
      meanError: [],
      stdError: [],
    })),
  };
  const averages = params.momenta.map((momentum) => new RunningAverage(momentum, hiddenSize));
  const trainer = new Trainer(config, splits, summary.vocabulary.length);
  const own = new Scope();
  try {
    // The trainer's own minibatches, drawn again: a Generator with the same seed draws the same.
    const minibatches = new Generator(seed);
    const indices = new Int32Array(batchSize);
    const inputs = own.run(() => tensor(splits.train.inputs, [splits.train.rows, contextSize]));
    const looks = lookingSteps(params.steps);
    for (;;) {
      minibatches.randintInto(indices, 0, splits.train.rows);
      const batch = scoped(() =>
        noGrad(() => {
          const contexts = embedding(inputs, tensor(indices, [batchSize]));
          const { mean, invstd } = batchStatistics(firstSums(trainer.network, contexts), 1, 0);
          return { mean: mean.toFloat32Array(), invstd: invstd.toFloat32Array() };
        }),
      );
      for (const average of averages) average.add(batch);
      if (trainer.step === looks[0]) {
        looks.shift();
        await trainer.settle();
        const work = calibrate(trainer.network, distinct);
        let piece = work.next();
        for (; !piece.done; piece = work.next()) yield { done: trainer.step / params.steps };
        const calibrated = piece.value;
        result.steps.push(trainer.step);
        for (const statistic of ["mean", "std"] as const) {
          result.calibrated[statistic].push(...calibrated[statistic].subarray(0, params.told));
          averages.forEach((average, i) => {
            const running = result.running[i];
            running[statistic].push(...average[statistic].subarray(0, params.told));
            running[`${statistic}Error`].push(distance(average[statistic], calibrated, statistic));
          });
        }
        yield { done: trainer.step / params.steps, result };
      }
      if (trainer.step >= params.steps) return result;
      trainer.advance();
      if (trainer.step % PIECE === 0) {
        await trainer.settle();
        yield { done: trainer.step / params.steps };
      }
    }
  } finally {
    own.free();
    trainer.dispose();
  }
};

/** bnmean_running and bnstd_running of the lecture, in float64. */
class RunningAverage {
  readonly mean: Float64Array;
  readonly std: Float64Array;

  constructor(
    private readonly momentum: number,
    neurons: number,
  ) {
    this.mean = new Float64Array(neurons);
    this.std = new Float64Array(neurons).fill(1);
  }

  add({ mean, invstd }: { mean: Float32Array; invstd: Float32Array }): void {
    const { momentum } = this;
    for (let j = 0; j < mean.length; j++) {
      this.mean[j] += momentum * (mean[j] - this.mean[j]);
      this.std[j] += momentum * (1 / invstd[j] - this.std[j]);
    }
  }
}

/** √ of the mean of (running − calibrated)², in units of the calibrated stds: neurons of any scale count alike. */
function distance(
  running: Float64Array,
  calibrated: { mean: Float64Array; std: Float64Array },
  statistic: "mean" | "std",
): number {
  let squares = 0;
  for (let j = 0; j < running.length; j++) {
    squares += ((running[j] - calibrated[statistic][j]) / calibrated.std[j]) ** 2;
  }
  return Math.sqrt(squares / running.length);
}

/** 0, and then on a logarithmic scale up to `last`. */
function lookingSteps(last: number): number[] {
  const steps = Array.from({ length: LOOKS }, (_, i) => Math.round(last ** (i / (LOOKS - 1))));
  return [0, ...new Set(steps)];
}
