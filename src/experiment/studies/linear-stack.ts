import { noGrad } from "../../engine/autograd";
import { addmm } from "../../engine/ops/addmm";
import { embedding } from "../../engine/ops/embedding";
import { matmul } from "../../engine/ops/matmul";
import { view } from "../../engine/ops/view";
import { Scope } from "../../engine/scope";
import { download, type Tensor, tensor } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import type { Network } from "../network";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface LinearStackParams {
  /** The fields in which the run differs from the notebook's: a network without normalisation or residuals. */
  config: Partial<RunConfig>;
  /** Trained before the matrices are multiplied. */
  steps: number;
  /** Validation contexts on which both are asked. */
  examples: number;
}

export interface LinearStackResult {
  step: number;
  /** What the network gives, [examples, vocabulary] row-major. */
  network: Float32Array;
  /** What x·(W1·W2·…) + c gives, of the same shape. */
  product: Float32Array;
  /** The largest |difference| between the two, and the largest |logit| of the network. */
  difference: number;
  largest: number;
  /** Layers with weights, and the numbers in their W and b together; those of the one matrix and its c. */
  layers: number;
  networkNumbers: number;
  productNumbers: number;
}

/** Steps between two chances to be told that nobody waits. */
const AT_ONCE = 25;

/** A stack of linear layers beside the one matrix that they multiply to. */
export const study: Study<LinearStackParams, LinearStackResult> = async function* (params, means) {
  const { steps, examples } = params;
  const config: RunConfig = { ...defaultConfig, ...params.config };
  const { splits, summary } = await means.dataset(config);
  const trainer = new Trainer(config, splits, summary.vocabulary.length);
  const scope = new Scope();
  try {
    while (trainer.step < steps) {
      for (let i = 0; i < AT_ONCE && trainer.step < steps; i++) trainer.advance();
      await trainer.settle();
      yield { done: trainer.step / steps };
    }
    const { inputs, rows } = splits.validation;
    const count = Math.min(examples, rows);
    const read = scope.run(() =>
      noGrad(() => {
        const contexts = tensor(inputs.slice(0, count * config.contextSize), [count, config.contextSize]);
        const { table, weights, biases } = matricesOf(trainer.network);
        const x = view(embedding(table, contexts), [count, weights[0].shape[0]]);
        const { weight, bias } = composed(weights, biases);
        return download([trainer.network.forward(contexts).logits, addmm(bias, x, weight)]);
      }),
    );
    const [network, product] = await read;
    const { weights, biases } = matricesOf(trainer.network);
    const [fanIn, fanOut] = [weights[0].shape[0], weights.at(-1)!.shape[1]];
    return {
      step: trainer.step,
      network,
      product,
      difference: network.reduce((most, logit, i) => Math.max(most, Math.abs(logit - product[i])), 0),
      largest: network.reduce((most, logit) => Math.max(most, Math.abs(logit)), 0),
      layers: weights.length,
      networkNumbers: [...weights, ...biases].reduce((sum, { size }) => sum + size, 0),
      productNumbers: (fanIn + 1) * fanOut,
    };
  } finally {
    scope.free();
    trainer.dispose();
  }
};

/** C, and every layer's W and b in order. */
function matricesOf(network: Network): { table: Tensor; weights: Tensor[]; biases: Tensor[] } {
  const named = network.namedParameters();
  const all = (letter: string) =>
    named.filter(([name]) => name.startsWith(letter)).map(([, tensor]) => tensor);
  return { table: all("C")[0], weights: all("W"), biases: all("b") };
}

/** ((x W1 + b1) W2 + b2) … = x (W1 W2 …) + ((b1 W2 + b2) …). */
function composed(weights: readonly Tensor[], biases: readonly Tensor[]): { weight: Tensor; bias: Tensor } {
  let weight = weights[0];
  let bias = view(biases[0], [1, biases[0].size]);
  for (const [i, next] of weights.slice(1).entries()) {
    weight = matmul(weight, next);
    bias = addmm(biases[i + 1], bias, next);
  }
  return { weight, bias: view(bias, [bias.size]) };
}
