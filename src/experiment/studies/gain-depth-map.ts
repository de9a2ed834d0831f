import { backward } from "../../engine/autograd";
import { kaimingStd } from "../../engine/nn/init";
import type { Module } from "../../engine/nn/module";
import { addmm } from "../../engine/ops/addmm";
import { crossEntropy } from "../../engine/ops/cross-entropy";
import { embedding } from "../../engine/ops/embedding";
import { view } from "../../engine/ops/view";
import { Generator } from "../../engine/random/torch-generator";
import { Scope, scoped } from "../../engine/scope";
import { type Tensor, tensor } from "../../engine/tensor";
import type { RunConfig } from "../config";
import { nonlinearityOf } from "../network";
import { moments } from "../telemetry";
import type { Study, StudyData } from "./study";

export interface GainDepthMapParams {
  /** What the networks share: initialised by Kaiming, without biases; `gain` and `hiddenLayers` are the map's. */
  config: RunConfig;
  gains: number[];
  /** Ascending. */
  depths: number[];
}

/** Networks of every gain and depth on their first minibatch, [gains, depths] row-major; NaN until it is measured. */
export interface GainDepthMap {
  gains: number[];
  depths: number[];
  /** Standard deviation of the last hidden layer's h. */
  std: Float32Array;
  /** std of dL/dh of the first hidden layer over that of the last. */
  gradientRatio: Float32Array;
}

/**
 * The numbers are those of a Network of each gain and depth: with one seed, a deeper network draws the same weights and
 * goes on, so all depths of a gain share one forward pass.
 */
export const study: Study<GainDepthMapParams, GainDepthMap> = async function* (params, means) {
  const { config, gains, depths } = params;
  const data = await means.dataset(config);
  const scope = new Scope();
  try {
    const drawn = draw(config, depths.at(-1)!, data.summary.vocabulary.length);
    yield { done: 0 };
    const batch = scope.run(() => minibatch(config, data));
    const size = gains.length * depths.length;
    const map = { gains, depths, std: unmeasured(size), gradientRatio: unmeasured(size) };
    for (const [row, gain] of gains.entries()) {
      const passing = new Scope();
      try {
        const forward = passing.run(() => pass(config, gain, drawn, batch.contexts));
        for (const [column, depth] of depths.entries()) {
          const cell = row * depths.length + column;
          const last = forward.activations[depth - 1];
          map.std[cell] = stdOf(last);
          map.gradientRatio[cell] = scoped(() => {
            const logits = addmm(
              null,
              last,
              tensor(drawn.outputs[depth - 1], [config.hiddenSize, drawn.classes]),
            );
            backward(crossEntropy(logits, batch.targets), undefined, { retainGraph: true });
            forward.embedding.grad = null; // it would be added to
            return stdOf(forward.activations[0].grad!) / stdOf(last.grad!);
          });
          if (column % 8 === 7) yield { done: cell / size };
        }
      } finally {
        passing.free();
      }
      yield {
        done: (row + 1) / gains.length,
        result: { ...map, std: map.std.slice(), gradientRatio: map.gradientRatio.slice() },
      };
    }
    return map;
  } finally {
    scope.free();
  }
};

const unmeasured = (size: number) => new Float32Array(size).fill(Number.NaN);
const stdOf = (x: Tensor): number => moments(x.toFloat32Array()).std;

/** Weights as Network draws them, before they are scaled, and the output's for a network that ends at each depth. */
interface Drawn {
  embedding: Float32Array;
  hidden: Float32Array[];
  outputs: Float32Array[];
  classes: number;
}

function draw(config: RunConfig, depth: number, classes: number): Drawn {
  const { embeddingSize, contextSize, hiddenSize, outputScale, seed } = config;
  const generator = new Generator(seed);
  const embedding = generator.randn(classes * embeddingSize);
  const hidden: Float32Array[] = [];
  const outputs: Float32Array[] = [];
  for (let layer = 0; layer < depth; layer++) {
    hidden.push(generator.randn((layer === 0 ? contextSize * embeddingSize : hiddenSize) * hiddenSize));
    const deeper = generator.state();
    outputs.push(scaled(generator.randn(hiddenSize * classes), outputScale));
    generator.restore(deeper);
  }
  return { embedding, hidden, outputs, classes };
}

/** float32 times float32, rounded, as in init.randn. */
function scaled(values: Float32Array, scale: number): Float32Array {
  const factor = Math.fround(scale);
  return values.map((value) => value * factor);
}

function minibatch({ seed, batchSize, contextSize }: RunConfig, { splits }: StudyData) {
  const { inputs, targets, rows } = splits.train;
  const indices = new Int32Array(batchSize);
  new Generator(seed).randintInto(indices, 0, rows);
  const contexts = new Int32Array(batchSize * contextSize);
  for (const [row, index] of indices.entries()) {
    contexts.set(inputs.subarray(index * contextSize, (index + 1) * contextSize), row * contextSize);
  }
  return {
    contexts: tensor(contexts, [batchSize, contextSize]),
    targets: tensor(
      Int32Array.from(indices, (index) => targets[index]),
      [batchSize],
    ),
  };
}

/** The hidden layers one after another; only gradients of what passes are asked for, not those of the weights. */
function pass(config: RunConfig, gain: number, drawn: Drawn, contexts: Tensor) {
  const { embeddingSize, contextSize, hiddenSize } = config;
  const nonlinearity: Module | null = nonlinearityOf(config);
  const inputSize = contextSize * embeddingSize;
  const table = tensor(drawn.embedding, [drawn.classes, embeddingSize]).requireGrad();
  const activations: Tensor[] = [];
  let x = view(embedding(table, contexts), [-1, inputSize]);
  for (const weights of drawn.hidden) {
    const fanIn = x.shape[1];
    const weight = tensor(scaled(weights, kaimingStd(fanIn, gain)), [fanIn, hiddenSize]);
    const preactivation = addmm(null, x, weight);
    x = nonlinearity ? nonlinearity.forward(preactivation) : preactivation;
    x.retainGrad();
    activations.push(x);
  }
  return { embedding: table, activations };
}
