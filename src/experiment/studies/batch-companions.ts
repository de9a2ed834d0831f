import { backward } from "../../engine/autograd";
import { BatchNorm1d } from "../../engine/nn/batch-norm";
import { tanh } from "../../engine/ops/tanh";
import { Generator } from "../../engine/random/torch-generator";
import { Refusal } from "../../engine/refusal";
import { Scope, scoped } from "../../engine/scope";
import { type Tensor, tensor, zeros } from "../../engine/tensor";
import { defaultConfig, type RunConfig } from "../config";
import { Network } from "../network";
import type { Split } from "../windows";
import { firstPreactivations } from "./probe";
import type { Study } from "./study";

export interface BatchCompanionsParams {
  /** The fields in which the run differs from the notebook's. */
  config: Partial<RunConfig>;
  /** The neuron of the first hidden layer that is looked at. */
  neuron: number;
  /** Examples of a batch, the fixed one among them. */
  batchSize: number;
  /** Batches in which the fixed example is seen. */
  draws: number;
}

/** How one mode of BatchNorm1d treats a batch. */
export interface ModeOfBatch {
  /** ∂yᵢ/∂xⱼ of the first examples of the last batch, by autograd: y = BatchNorm1d(x). [shown][shown] */
  jacobian: number[][];
  /** tanh(y) of the fixed example, batch by batch. */
  activations: number[];
}

export interface BatchCompanions {
  /** What PyTorch says to a batch of one in training mode; then there is no `training`. */
  refusal: string | null;
  training: ModeOfBatch | null;
  evaluation: ModeOfBatch;
}

/** The batches that fill the running statistics before, as large as the notebook's, so that evaluation has some. */
const WARMUP = 100;
const WARMUP_BATCH = 32;
/** Rows and columns of the Jacobian that are told. */
const SHOWN = 8;
/** Companions are drawn apart from the run: they are not its minibatches. */
const COMPANIONS_SEED = 1;

/**
 * One example that stays and others that come and go, at one neuron of the network before its first update: what
 * BatchNorm1d makes of it in each of its modes.
 */
export const study: Study<BatchCompanionsParams, BatchCompanions> = async function* (params, means) {
  const config: RunConfig = { ...defaultConfig, ...params.config };
  const { splits, summary } = await means.dataset(config);
  const scope = new Scope();
  try {
    const network = scope.run(
      () => new Network(config, summary.vocabulary.length, new Generator(config.seed)),
    );
    const layer = scope.run(() => new BatchNorm1d(1, { affine: false }));
    const generator = new Generator(COMPANIONS_SEED);
    const draw = (count: number) =>
      preactivations(network, splits.train, generator, count, config, params.neuron);

    for (let batch = 0; batch < WARMUP; batch++) {
      const x = await draw(WARMUP_BATCH);
      scoped(() => layer.forward(tensor(x, [x.length, 1])));
      if (batch % 10 === 9) yield { done: batch / (WARMUP + params.draws) };
    }
    layer.eval(); // the statistics stay as they are from here on, whatever is normalised
    const fixed = (await draw(1))[0];
    const seen: Record<"training" | "evaluation", number[]> = { training: [], evaluation: [] };
    let refusal: string | null = null;
    let batch = new Float32Array([fixed]);
    for (let i = 0; i < params.draws; i++) {
      batch = Float32Array.of(fixed, ...(await draw(params.batchSize - 1)));
      try {
        seen.training.push(activation(normalized(layer, "training"), batch));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refusal = `${error.kind}: ${error.words}`;
      }
      seen.evaluation.push(activation(normalized(layer, "evaluation"), batch));
      if (i % 10 === 9) yield { done: (WARMUP + i) / (WARMUP + params.draws) };
    }
    const mode = (name: "training" | "evaluation"): ModeOfBatch => ({
      jacobian: jacobian(normalized(layer, name), batch),
      activations: seen[name],
    });
    return { refusal, training: refusal === null ? mode("training") : null, evaluation: mode("evaluation") };
  } finally {
    scope.free();
  }
};

type Normalize = (x: Tensor) => Tensor;

/** `layer`, or in training mode one that doesn't touch its running statistics. */
function normalized(layer: BatchNorm1d, mode: "training" | "evaluation"): Normalize {
  if (mode === "evaluation") return (x) => layer.forward(x);
  return (x) => new BatchNorm1d(1, { affine: false }).forward(x);
}

/** What enters the neuron on `count` training examples drawn at random. */
async function preactivations(
  network: Network,
  { inputs, rows }: Split,
  generator: Generator,
  count: number,
  { contextSize, hiddenSize }: RunConfig,
  neuron: number,
): Promise<Float32Array> {
  if (count === 0) return new Float32Array();
  const indices = new Int32Array(count);
  generator.randintInto(indices, 0, rows);
  const contexts = new Int32Array(count * contextSize);
  for (const [row, index] of indices.entries()) {
    contexts.set(inputs.subarray(index * contextSize, (index + 1) * contextSize), row * contextSize);
  }
  const values = await firstPreactivations(network, contexts, contextSize);
  return Float32Array.from({ length: count }, (_, row) => values[row * hiddenSize + neuron]);
}

/** tanh(y) of the first example. */
function activation(normalize: Normalize, batch: Float32Array): number {
  return scoped(() => tanh(normalize(tensor(batch, [batch.length, 1]))).toFloat32Array()[0]);
}

/** One backward pass a row, from one y at a time. */
function jacobian(normalize: Normalize, batch: Float32Array): number[][] {
  const shown = Math.min(SHOWN, batch.length);
  return Array.from({ length: shown }, (_, i) =>
    scoped(() => {
      const x = tensor(batch, [batch.length, 1]).requireGrad();
      const one = zeros([batch.length, 1]);
      one.set(Float32Array.from(batch, (_, row) => (row === i ? 1 : 0)));
      backward(normalize(x), one);
      return [...x.grad!.toFloat32Array().subarray(0, shown)];
    }),
  );
}
