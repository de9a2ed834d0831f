import { noGrad } from "../../engine/autograd";
import { crossEntropy } from "../../engine/ops/cross-entropy";
import { Generator } from "../../engine/random/torch-generator";
import { Scope, scoped } from "../../engine/scope";
import { tensor } from "../../engine/tensor";
import { defaultConfig } from "../config";
import { firstMinibatch } from "../minibatch";
import { Network } from "../network";
import type { Study } from "./study";

export interface LossByOutputScaleParams {
  /** What W2 is multiplied by, in order. */
  scales: number[];
  /** What b2 is multiplied by: a curve each. */
  biasScales: number[];
}

export interface LossByOutputScaleResult {
  /** ln V. */
  expected: number;
  vocabularySize: number;
  /** As far as they are computed. */
  curves: { biasScale: number; points: { scale: number; loss: number }[] }[];
}

/** The loss of the notebook's network at step 0 for every scale of its output layer, everything else as it is. */
export const study: Study<LossByOutputScaleParams, LossByOutputScaleResult> = async function* (
  { scales, biasScales },
  means,
) {
  const { summary, splits } = await means.dataset(defaultConfig);
  const { batchSize, contextSize, seed } = defaultConfig;
  const examples = firstMinibatch(defaultConfig, splits.train);
  const vocabularySize = summary.vocabulary.length;
  const result: LossByOutputScaleResult = {
    expected: Math.log(vocabularySize),
    vocabularySize,
    curves: biasScales.map((biasScale) => ({ biasScale, points: [] })),
  };
  const own = new Scope();
  try {
    const { network, contexts, targets } = own.run(() => ({
      network: new Network(defaultConfig, vocabularySize, new Generator(seed)),
      contexts: tensor(examples.contexts, [batchSize, contextSize]),
      targets: tensor(examples.targets, [batchSize]),
    }));
    const [weight, bias] = network.parameters().slice(-2);
    const [drawnWeight, drawnBias] = [weight.toFloat32Array(), bias.toFloat32Array()];
    for (const [i, scale] of scales.entries()) {
      weight.set(scaled(drawnWeight, scale));
      for (const { biasScale, points } of result.curves) {
        bias.set(scaled(drawnBias, biasScale));
        const loss = scoped(() =>
          noGrad(() => crossEntropy(network.forward(contexts).logits, targets).item()),
        );
        points.push({ scale, loss });
      }
      yield { done: (i + 1) / scales.length, result };
    }
    return result;
  } finally {
    own.free();
  }
};

/** As `randn(…) * scale` in PyTorch: a float32 times a float32. */
function scaled(values: Float32Array, scale: number): Float32Array {
  const factor = Math.fround(scale);
  return values.map((value) => value * factor);
}
