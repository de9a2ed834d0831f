import { noGrad } from "../../engine/autograd";
import { crossEntropy } from "../../engine/ops/cross-entropy";
import { Generator } from "../../engine/random/torch-generator";
import { scoped } from "../../engine/scope";
import { tensor } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import type { Network } from "../network";
import { trained } from "../trained";
import type { Split } from "../windows";
import type { Study } from "./study";

export interface ForgottenEvalParams {
  /** The fields in which the run differs from the notebook's: a network with BatchNorm1d. */
  fields: Partial<RunConfig>;
  /** Updates before it is evaluated. */
  steps: number;
  batchSizes: number[];
  /** How the validation examples are put into batches: drawn at random, or one after another by their contexts. */
  order: "shuffled" | "sorted";
}

/** The mean loss of the same validation examples, whoever evaluates them and in whatever batches. */
export interface ForgottenEval {
  examples: number;
  /** In evaluation mode, where batches make no difference. */
  evaluation: number;
  /** In training mode, as far as they are measured. */
  training: { batchSize: number; loss: number }[];
}

const EXAMPLES = 8192;

/** Validation with and without model.eval(). */
export const study: Study<ForgottenEvalParams, ForgottenEval> = async function* (params, means) {
  const config: RunConfig = { ...defaultConfig, ...params.fields, normalization: "batch-norm-1d" };
  const data = await means.dataset(config);
  const training = trained(config, params.steps, data);
  let step = await training.next();
  for (; !step.done; step = await training.next()) yield { done: 0.5 * step.value };
  const trainer = step.value;
  try {
    const { network } = trainer;
    // The running statistics of the training alone: evaluating in training mode would go on moving them.
    const { buffers } = await trainer.checkpoint();
    const validation = new Generator(config.seed).randperm(data.splits.validation.rows).slice(0, EXAMPLES);
    const rows =
      params.order === "sorted"
        ? byContext(validation, data.splits.validation, config.contextSize)
        : validation;
    for (const [i, buffer] of network.buffers().entries()) buffer.set(buffers[i]);
    network.setTraining(false);
    const result: ForgottenEval = { examples: rows.length, evaluation: 0, training: [] };
    let sum = 0;
    for (const loss of losses(network, data.splits.validation, rows, 256, config.contextSize)) {
      sum += loss;
      yield { done: 0.5 };
    }
    result.evaluation = sum / rows.length;
    network.setTraining(true);
    for (const [i, batchSize] of params.batchSizes.entries()) {
      let sum = 0;
      for (const loss of losses(network, data.splits.validation, rows, batchSize, config.contextSize)) {
        sum += loss;
        yield { done: 0.5 + (0.5 * i) / params.batchSizes.length };
      }
      result.training.push({ batchSize, loss: sum / rows.length });
      yield { done: 0.5 + (0.5 * (i + 1)) / params.batchSizes.length, result };
    }
    return result;
  } finally {
    trainer.dispose();
  }
};

/** The summed loss of each batch of `rows`. */
function* losses(
  network: Network,
  { inputs, targets }: Split,
  rows: ArrayLike<number>,
  batchSize: number,
  contextSize: number,
): globalThis.Generator<number, void> {
  for (let first = 0; first < rows.length; first += batchSize) {
    const count = Math.min(batchSize, rows.length - first);
    const contexts = new Int32Array(count * contextSize);
    const next = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const row = rows[first + i];
      contexts.set(inputs.subarray(row * contextSize, (row + 1) * contextSize), i * contextSize);
      next[i] = targets[row];
    }
    yield count *
      scoped(() =>
        noGrad(() =>
          crossEntropy(
            network.forward(tensor(contexts, [count, contextSize])).logits,
            tensor(next, [count]),
          ).item(),
        ),
      );
  }
}

/** The rows in the order of their contexts, last character first: a batch is of examples that resemble each other. */
function byContext(rows: ArrayLike<number>, { inputs }: Split, contextSize: number): number[] {
  return Array.from(rows).sort((a, b) => {
    for (let i = contextSize - 1; i >= 0; i--) {
      const difference = inputs[a * contextSize + i] - inputs[b * contextSize + i];
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
