import { calibrate, distinctContexts } from "../calibration";
import { defaultConfig, type RunConfig } from "../config";
import { trained } from "../trained";
import type { Study } from "./study";

export interface RunningAndCalibratedParams {
  /** The fields in which the run differs from the notebook's; its first hidden layer has a BatchNorm1d. */
  config: Partial<RunConfig>;
  /** Updates before the statistics are compared. */
  steps: number;
}

/** One number a neuron of the first hidden layer. */
interface Statistics {
  mean: number[];
  std: number[];
}

export interface RunningAndCalibrated {
  /** What the layer gathered while it trained; its std is √running_var. */
  running: Statistics;
  /** Of the whole training split, with the parameters as they are now. */
  calibrated: Statistics;
}

/** Trains a network with a BatchNorm1d, then measures what its running statistics estimate. */
export const study: Study<RunningAndCalibratedParams, RunningAndCalibrated> = async function* (
  params,
  means,
) {
  const config: RunConfig = { ...defaultConfig, ...params.config, normalization: "batch-norm-1d" };
  const data = await means.dataset(config);
  const training = trained(config, params.steps, data);
  let step = await training.next();
  for (; !step.done; step = await training.next()) yield { done: 0.7 * step.value };
  const trainer = step.value;
  try {
    const { buffers } = await trainer.checkpoint();
    const { contextSize } = config;
    const distinct = distinctContexts(data.splits.train, contextSize, data.summary.vocabulary.length);
    yield { done: 0.8 };
    const work = calibrate(trainer.network, distinct);
    let piece = work.next();
    for (; !piece.done; piece = work.next()) yield { done: 0.9 };
    const { mean, std } = piece.value;
    return {
      running: { mean: [...buffers[0]], std: Array.from(buffers[1], Math.sqrt) },
      calibrated: { mean: [...mean], std: [...std] },
    };
  } finally {
    trainer.dispose();
  }
};
