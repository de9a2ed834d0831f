import { noGrad } from "../../engine/autograd";
import { crossEntropy } from "../../engine/ops/cross-entropy";
import { Generator } from "../../engine/random/torch-generator";
import { scoped } from "../../engine/scope";
import { tensor } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import { firstMinibatch, type Minibatch } from "../minibatch";
import { Network } from "../network";
import { moments } from "../telemetry";
import type { Study } from "./study";

export interface InitialLossParams {
  /** The fields in which the network differs from the notebook's. */
  fields: Partial<RunConfig>;
}

/** A network on its first minibatch, before any update. */
export interface InitialLossResult extends Minibatch {
  vocabulary: string[];
  loss: number;
  /** [batch, vocabulary] row-major. */
  logits: Float32Array;
  /** Of all logits, as torch.std. */
  logitsStd: number;
  /** −ln p of the character that follows, example by example, [batch]. */
  losses: Float32Array;
  /** The largest probability of each example, averaged: how sure the network is. */
  confidence: number;
  /** Examples whose most probable character is the one that follows. */
  right: number;
}

/** The loss of step 0 and the logits behind it: the real network, from the run's seed, on the run's first minibatch. */
export const study: Study<InitialLossParams, InitialLossResult> = async function* ({ fields }, means) {
  const config = { ...defaultConfig, ...fields };
  const { summary, splits } = await means.dataset(config);
  yield { done: 0.5 };
  const { vocabulary } = summary;
  const examples = firstMinibatch(config, splits.train);
  const { logits, losses, loss } = scoped(() =>
    noGrad(() => {
      const network = new Network(config, vocabulary.length, new Generator(config.seed));
      const { batchSize, contextSize } = config;
      const { logits } = network.forward(tensor(examples.contexts, [batchSize, contextSize]));
      const targets = tensor(examples.targets, [batchSize]);
      return {
        logits: logits.toFloat32Array(),
        losses: crossEntropy(logits, targets, "none").toFloat32Array(),
        loss: crossEntropy(logits, targets).item(),
      };
    }),
  );
  const largest = Array.from(examples.targets, (_, row) => largestOf(logits, row, vocabulary.length));
  return {
    ...examples,
    vocabulary,
    loss,
    logits,
    logitsStd: moments(logits).std,
    losses,
    confidence: largest.reduce((sum, { probability }) => sum + probability, 0) / largest.length,
    right: largest.filter(({ index }, row) => index === examples.targets[row]).length,
  };
};

/** The most probable class of a row of logits, and its softmax. */
function largestOf(logits: Float32Array, row: number, classes: number) {
  const ofRow = logits.subarray(row * classes, (row + 1) * classes);
  const most = Math.max(...ofRow);
  const sum = ofRow.reduce((total, logit) => total + Math.exp(logit - most), 0);
  return { index: ofRow.indexOf(most), probability: 1 / sum };
}
