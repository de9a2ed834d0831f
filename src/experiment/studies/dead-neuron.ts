import type { RunConfig } from "../config";
import { lossesOnly } from "../frame";
import { column } from "../telemetry";
import { Trainer } from "../trainer";
import { firstPreactivations, probeContexts } from "./probe";
import type { Study } from "./study";

export interface DeadNeuronParams {
  config: RunConfig;
  /** Of the first hidden layer. */
  neuron: number;
  /** Added to its bias before the first step. */
  push: number;
  steps: number;
}

/** The neuron at some steps of training, on the same training examples each time. */
export interface DeadNeuronResult {
  steps: number[];
  /** The smallest, the mean and the largest of what enters its nonlinearity. */
  lowest: number[];
  mean: number[];
  highest: number[];
  /** |dL/db| of its bias on the minibatch of that step. */
  biasGradient: number[];
  /** The largest |dL/dW| of its incoming weights. */
  weightGradient: number[];
}

const PROBE = 512;
const LOOKS = 50;

/** Pushes one neuron's bias, trains, and watches whether the neuron comes back. */
export const study: Study<DeadNeuronParams, DeadNeuronResult> = async function* (
  { config, neuron, push, steps },
  { dataset },
) {
  const { splits, summary } = await dataset(config);
  const { contextSize, hiddenSize } = config;
  const contexts = probeContexts(splits.train, contextSize, PROBE);
  const trainer = new Trainer(config, splits, summary.vocabulary.length);
  const result: DeadNeuronResult = {
    steps: [],
    lowest: [],
    mean: [],
    highest: [],
    biasGradient: [],
    weightGradient: [],
  };
  try {
    await pushBias(trainer, neuron, push);
    for (;;) {
      const { weight, bias } = trainer.network.linearOf(0);
      await trainer.frame(lossesOnly);
      const values = column(
        await firstPreactivations(trainer.network, contexts, contextSize),
        neuron,
        hiddenSize,
      );
      result.steps.push(trainer.step);
      result.lowest.push(Math.min(...values));
      result.mean.push(values.reduce((sum, x) => sum + x, 0) / values.length);
      result.highest.push(Math.max(...values));
      result.biasGradient.push(Math.abs(bias!.grad!.toFloat32Array()[neuron]));
      result.weightGradient.push(
        Math.max(...column(weight.grad!.toFloat32Array(), neuron, hiddenSize).map(Math.abs)),
      );
      yield { done: trainer.step / steps, result };
      if (trainer.step >= steps) return result;
      const next = Math.min(steps, trainer.step + Math.ceil(steps / LOOKS));
      while (trainer.step < next) trainer.advance();
    }
  } finally {
    trainer.dispose();
  }
};

async function pushBias(trainer: Trainer, neuron: number, push: number): Promise<void> {
  const checkpoint = await trainer.checkpoint();
  const b1 = trainer.network.namedParameters().findIndex(([name]) => name === "b1");
  checkpoint.parameters[b1][neuron] += push;
  trainer.restore(checkpoint);
}
