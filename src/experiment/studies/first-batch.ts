import { download } from "../../engine/tensor";
import { defaultConfig } from "../config";
import { lossesOnly } from "../frame";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface FirstBatchParams {
  seed: number;
}

/**
 * The notebook's first minibatch in its hidden layer, before the scales of W1 and b1: with W1 × s and b1 × r the
 * preactivation of example i in neuron j is s · products[i, j] + r · bias[j].
 */
export interface FirstBatchResult {
  batch: number;
  neurons: number;
  /** embcat @ W1, [batch, neurons] row-major. */
  products: Float32Array;
  /** b1 as drawn, [neurons]. */
  bias: Float32Array;
}

/** What the notebook's hidden layer does with its first minibatch, taken apart so that scales can be moved by hand. */
export const study: Study<FirstBatchParams, FirstBatchResult> = async function* ({ seed }, { dataset }) {
  const drawn = { ...defaultConfig, seed };
  const { splits, summary } = await dataset(drawn);
  yield { done: 0.5 };
  // The same draws with b1 × 0: what is left is the product.
  const bare = new Trainer({ ...drawn, hiddenBiasScale: 0 }, splits, summary.vocabulary.length);
  try {
    const { saturation } = await bare.frame({ ...lossesOnly, saturationLayer: 0 });
    const { batch, neurons, preactivations } = saturation!;
    const bias = await biasOf(new Trainer(drawn, splits, summary.vocabulary.length));
    return { batch, neurons, products: preactivations, bias };
  } finally {
    bare.dispose();
  }
};

async function biasOf(trainer: Trainer): Promise<Float32Array> {
  try {
    const [bias] = await download([trainer.network.linearOf(0).bias!]);
    return bias;
  } finally {
    trainer.dispose();
  }
}
