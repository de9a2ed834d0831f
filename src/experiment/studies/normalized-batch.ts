import type { Tensor } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import { lossesOnly } from "../frame";
import { firstMinibatch } from "../minibatch";
import { Trainer } from "../trainer";
import type { Study, StudyData } from "./study";

export interface NormalizedBatchParams {
  /** The fields in which the run differs from the notebook's; its normalisation is the study's to choose. */
  fields: Partial<RunConfig>;
}

/** Step 0 of one network, with batch normalisation by hand or without. */
export interface FirstStep {
  loss: number;
  /** What enters the tanh, [batch, neurons] row-major. */
  preactivations: Float32Array;
  /** |dL/db1|, [neurons]. */
  biasGradient: Float32Array;
}

/** The first minibatch before and after batch normalisation: the same draws, so the same sums. */
export interface NormalizedBatch {
  batch: number;
  neurons: number;
  /** Oldest character first, as the reader writes them, [batch]. */
  contexts: string[];
  /** Without: the preactivations are the sums x @ W1 + b1 themselves. */
  plain: FirstStep;
  normalized: FirstStep;
}

/** The notebook's first minibatch, with its preactivations as they are and normalised by hand. */
export const study: Study<NormalizedBatchParams, NormalizedBatch> = async function* ({ fields }, means) {
  const config = { ...defaultConfig, ...fields };
  const data = await means.dataset(config);
  const { contextSize, batchSize, hiddenSize } = config;
  const { contexts } = firstMinibatch(config, data.splits.train);
  const { vocabulary } = data.summary;
  yield { done: 0 };
  const plain = await firstStep({ ...config, normalization: "none" }, data);
  yield { done: 0.5 };
  const normalized = await firstStep({ ...config, normalization: "batch-norm-by-hand" }, data);
  return {
    batch: batchSize,
    neurons: hiddenSize,
    contexts: Array.from({ length: batchSize }, (_, i) =>
      Array.from(contexts.subarray(i * contextSize, (i + 1) * contextSize), (c) => vocabulary[c]).join(""),
    ),
    plain,
    normalized,
  };
};

async function firstStep(config: RunConfig, { splits, summary }: StudyData): Promise<FirstStep> {
  const trainer = new Trainer(config, splits, summary.vocabulary.length);
  try {
    const { losses, saturation } = await trainer.frame({ ...lossesOnly, saturationLayer: 0 });
    const bias: Tensor = trainer.network.linearOf(0).bias!;
    return {
      loss: losses[0],
      preactivations: saturation!.preactivations,
      biasGradient: bias.grad!.toFloat32Array().map(Math.abs),
    };
  } finally {
    trainer.dispose();
  }
}
