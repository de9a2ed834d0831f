import { backward, noGrad } from "../../engine/autograd";
import { BatchNormByHand } from "../../engine/nn/batch-norm-by-hand";
import { addmm } from "../../engine/ops/addmm";
import { softmax } from "../../engine/ops/softmax";
import { tanh } from "../../engine/ops/tanh";
import { Generator } from "../../engine/random/torch-generator";
import { Scope, scoped } from "../../engine/scope";
import { type Tensor, tensor } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import { firstSums } from "../first-sums";
import { firstMinibatch } from "../minibatch";
import { Network } from "../network";
import type { Study } from "./study";

export interface BatchCouplingParams {
  /** The fields in which the run differs from the notebook's; of `normalization`, by hand or none. */
  fields: Partial<RunConfig>;
}

export interface BatchCoupling {
  batch: number;
  /** Oldest character first, [batch]; and the character that follows each. */
  contexts: string[];
  targets: string[];
  /** The length of dLᵢ/d(sums of example j), Lᵢ being the loss of example i alone: [batch, batch] row-major. */
  gradients: Float32Array;
}

/** Which examples of the first minibatch the loss of each one of them depends on. */
export const study: Study<BatchCouplingParams, BatchCoupling> = async function* ({ fields }, means) {
  const config = { ...defaultConfig, ...fields };
  const { batchSize, contextSize, hiddenSize } = config;
  const { splits, summary } = await means.dataset(config);
  const { contexts, targets } = firstMinibatch(config, splits.train);
  const { vocabulary } = summary;
  const spelled = (indices: Int32Array) => Array.from(indices, (index) => vocabulary[index]);
  const own = new Scope();
  try {
    const network = own.run(() => new Network(config, vocabulary.length, new Generator(config.seed)));
    // The sums are where the examples still are apart: a leaf, whose gradient says what each one does.
    const sums = own
      .run(() => noGrad(() => firstSums(network, tensor(contexts, [batchSize, contextSize]))))
      .requireGrad();
    const logits = own.run(() => logitsOf(network, config, sums));
    const slopes = scoped(() => noGrad(() => softmax(logits, 1).toFloat32Array()));
    for (let i = 0; i < batchSize; i++) slopes[i * vocabulary.length + targets[i]] -= 1;

    const gradients = new Float32Array(batchSize * batchSize);
    for (let i = 0; i < batchSize; i++) {
      const ofExample = scoped(() => {
        sums.grad = null;
        backward(logits, onlyRow(slopes, i, vocabulary.length), { retainGraph: true });
        return sums.grad!.toFloat32Array();
      });
      for (let j = 0; j < batchSize; j++) {
        gradients[i * batchSize + j] = Math.hypot(
          ...ofExample.subarray(j * hiddenSize, (j + 1) * hiddenSize),
        );
      }
      yield { done: (i + 1) / batchSize };
    }
    return {
      batch: batchSize,
      contexts: Array.from({ length: batchSize }, (_, i) =>
        spelled(contexts.subarray(i * contextSize, (i + 1) * contextSize)).join(""),
      ),
      targets: spelled(targets),
      gradients,
    };
  } finally {
    own.free();
  }
};

function logitsOf(network: Network, { normalization, hiddenSize }: RunConfig, sums: Tensor): Tensor {
  const layer = normalization === "none" ? null : new BatchNormByHand(hiddenSize);
  const [weight, bias] = network.parameters().slice(-2);
  // What is asked is the gradient of the sums alone.
  for (const parameter of [weight, bias, ...(layer?.parameters() ?? [])]) parameter.requiresGrad = false;
  return addmm(bias, tanh(layer ? layer.forward(sums) : sums), weight);
}

/** dLᵢ/dlogits: the row of example i, and zero for all others. */
function onlyRow(slopes: Float32Array, row: number, columns: number): Tensor {
  const values = new Float32Array(slopes.length);
  values.set(slopes.subarray(row * columns, (row + 1) * columns), row * columns);
  return tensor(values, [slopes.length / columns, columns]);
}
