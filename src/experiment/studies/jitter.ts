import { noGrad } from "../../engine/autograd";
import { add } from "../../engine/ops/add";
import { addmm } from "../../engine/ops/addmm";
import { div } from "../../engine/ops/div";
import { mul } from "../../engine/ops/mul";
import { narrow } from "../../engine/ops/narrow";
import { softmax } from "../../engine/ops/softmax";
import { sub } from "../../engine/ops/sub";
import { mean } from "../../engine/ops/sum";
import { tanh } from "../../engine/ops/tanh";
import { std } from "../../engine/ops/variance";
import { Generator } from "../../engine/random/torch-generator";
import { scoped } from "../../engine/scope";
import { type Tensor, tensor } from "../../engine/tensor";
import { type Calibrated, calibrate, distinctContexts } from "../calibration";
import { defaultConfig, type RunConfig } from "../config";
import { firstSums } from "../first-sums";
import type { Network } from "../network";
import { trained } from "../trained";
import type { Study } from "./study";

export interface JitterParams {
  /** The fields in which the run differs from the notebook's: a network normalised by hand. */
  fields: Partial<RunConfig>;
  /** Updates before it is looked at. */
  steps: number;
  /** The fixed example: the characters before the one to predict, oldest first. */
  context: string;
  /** Examples of a batch, the fixed one among them. */
  batchSize: number;
  /** Batches in which it is seen. */
  batches: number;
  /** Of its companions. */
  seed: number;
}

export interface JitteringExample {
  neurons: number;
  vocabulary: string[];
  /** h of the fixed example, [batches, neurons] row-major; NaN in a batch of one. */
  activations: Float32Array;
  /** What the network says comes next, [batches, vocabulary] row-major. */
  probabilities: Float32Array;
  /** The names of those that accompanied it: the contexts of each batch, fixed one first. */
  companions: string[][];
  /** The same with the calibrated statistics, which depend on no batch. */
  still: { activations: Float32Array; probabilities: Float32Array };
}

/** Contexts of a batch that are told. */
const TOLD = 8;

/** One example in many batches: the same parameters and the same example, other companions each time. */
export const study: Study<JitterParams, JitteringExample> = async function* (params, means) {
  const config: RunConfig = { ...defaultConfig, ...params.fields };
  const { contextSize, hiddenSize } = config;
  const data = await means.dataset(config);
  const { vocabulary } = data.summary;
  const training = trained(config, params.steps, data);
  let step = await training.next();
  for (; !step.done; step = await training.next()) yield { done: 0.6 * step.value };
  const trainer = step.value;
  try {
    const { network } = trainer;
    const fixed = Int32Array.from([...params.context], (character) => vocabulary.indexOf(character));
    const generator = new Generator(params.seed);
    const { inputs, rows } = data.splits.train;
    const activations = new Float32Array(params.batches * hiddenSize);
    const probabilities = new Float32Array(params.batches * vocabulary.length);
    const companions: string[][] = [];
    for (let batch = 0; batch < params.batches; batch++) {
      const contexts = new Int32Array(params.batchSize * contextSize);
      contexts.set(fixed);
      generator.randint(0, rows, params.batchSize - 1).forEach((row, i) => {
        const context = inputs.subarray(row * contextSize, (row + 1) * contextSize);
        contexts.set(context, (i + 1) * contextSize);
      });
      const seen = firstRow(network, contexts, contextSize);
      activations.set(seen.activations, batch * hiddenSize);
      probabilities.set(seen.probabilities, batch * vocabulary.length);
      companions.push(spelled(contexts, contextSize, vocabulary));
      if (batch % 8 === 7) yield { done: 0.6 + (0.2 * batch) / params.batches };
    }

    const distinct = distinctContexts(data.splits.train, contextSize, vocabulary.length);
    yield { done: 0.85 };
    const calibration = calibrate(network, distinct);
    let piece = calibration.next();
    for (; !piece.done; piece = calibration.next()) yield { done: 0.9 };
    const still = firstRow(network, fixed, contextSize, piece.value);
    return { neurons: hiddenSize, vocabulary, activations, probabilities, companions, still };
  } finally {
    trainer.dispose();
  }
};

/**
 * h and the predicted distribution of the first of some contexts, as the notebook's code computes them: with the mean
 * and std given, [hiddenSize] each, or with the batch's own. torch.std of one value is NaN, and so is all it divides.
 */
function firstRow(network: Network, contexts: Int32Array, contextSize: number, given?: Calibrated) {
  return scoped(() =>
    noGrad(() => {
      const sums = firstSums(network, tensor(contexts, [contexts.length / contextSize, contextSize]));
      const neurons = sums.shape[1];
      const bnmean = given ? row(given.mean) : mean(sums, { dim: 0, keepdim: true });
      const bnstd = given ? row(given.std) : std(sums, { dim: 0, keepdim: true });
      const [gamma, beta] = normalizationOf(network);
      const preactivations = add(mul(gamma, div(sub(sums, bnmean), bnstd)), beta);
      const [weight, bias] = network.parameters().slice(-2);
      const h = tanh(narrow(preactivations, 0, 0, 1));
      const logits = addmm(bias, h, weight);
      return {
        activations: h.toFloat32Array().subarray(0, neurons),
        probabilities: softmax(logits, 1).toFloat32Array(),
      };
    }),
  );
}

const row = (values: Float64Array): Tensor => tensor(Float32Array.from(values), [1, values.length]);

/** γ and β of the first hidden layer. */
function normalizationOf(network: Network): [gamma: Tensor, beta: Tensor] {
  const named = new Map(network.namedParameters());
  return [named.get("γ1")!, named.get("β1")!];
}

/** The contexts that are told, as the reader writes them. */
function spelled(contexts: Int32Array, contextSize: number, vocabulary: string[]): string[] {
  const count = Math.min(TOLD, contexts.length / contextSize);
  return Array.from({ length: count }, (_, i) =>
    Array.from(contexts.subarray(i * contextSize, (i + 1) * contextSize), (c) => vocabulary[c]).join(""),
  );
}
