import { backward } from "../../engine/autograd";
import { BatchNorm1d } from "../../engine/nn/batch-norm";
import { Embedding } from "../../engine/nn/embedding";
import { calculateGain } from "../../engine/nn/gain";
import { constant_, kaimingStd, randn } from "../../engine/nn/init";
import { Linear } from "../../engine/nn/linear";
import { add } from "../../engine/ops/add";
import { mul } from "../../engine/ops/mul";
import { relu } from "../../engine/ops/relu";
import { sum } from "../../engine/ops/sum";
import { view } from "../../engine/ops/view";
import { Generator } from "../../engine/random/torch-generator";
import { Scope } from "../../engine/scope";
import { type Tensor, tensor } from "../../engine/tensor";
import { defaultConfig } from "../config";
import { firstMinibatch } from "../minibatch";
import { moments } from "../telemetry";
import type { Study } from "./study";

export interface ResidualBlockParams {
  /** Blocks one after another. */
  blocks: number;
  /** Numbers that pass through them for each example. */
  width: number;
  /** Whether each block adds what came in. */
  skip: boolean;
  /** Whether the last BatchNorm of each block starts with γ = 0 (torchvision's zero_init_residual). */
  zeroGamma: boolean;
}

/** What stands between two operations of the first block. */
export interface BlockPlace {
  /** What made it: "x", "Linear", "BatchNorm1d", "ReLU", "+ x". */
  made: string;
  shape: number[];
  /** As torch.mean and torch.std. */
  mean: number;
  std: number;
}

export interface ResidualBlockResult {
  /** The first block, place by place, x first. */
  places: BlockPlace[];
  /** std of what comes out of each block less what went in. */
  changes: number[];
  /** ‖dL/d·‖ at the input of each block, and at the output of the last: blocks + 1 of them. */
  gradientNorms: number[];
}

/**
 * ResNet's basic block with Linear in the place of the convolution: relu(x + BN(W2 relu(BN(W1 x)))), as torchvision's
 * BasicBlock.forward (He et al. 2015, fig. 2). x is the notebook's first minibatch after a first layer; the gradient
 * that comes in from above is drawn from N(0, 1).
 */
export const study: Study<ResidualBlockParams, ResidualBlockResult> = async function* (params, means) {
  const { splits, summary } = await means.dataset(defaultConfig);
  const { batchSize, contextSize, embeddingSize, seed } = defaultConfig;
  const { contexts } = firstMinibatch(defaultConfig, splits.train);
  const generator = new Generator(seed);
  const own = new Scope();
  try {
    const inputs = own.run(() => {
      const embedding = new Embedding(summary.vocabulary.length, embeddingSize, generator);
      const embedded = embedding.forward(tensor(contexts, [batchSize, contextSize]));
      return view(embedded, [batchSize, contextSize * embeddingSize]);
    });
    const x = own.run(() => sandwich(params.width, inputs, generator).at(-1)!);
    const places: BlockPlace[] = [placeOf("x", x)];
    const ends: Tensor[] = [x];
    const changes: number[] = [];
    for (let i = 0; i < params.blocks; i++) {
      const input = ends[i].retainGrad();
      const steps = own.run(() => block(params, input, generator));
      if (i === 0) places.push(...steps.map(({ made, out }) => placeOf(made, out)));
      const output = steps.at(-1)!.out;
      changes.push(differenceStd(output, input));
      ends.push(output);
      yield { done: (i + 1) / (params.blocks + 1) };
    }
    const last = ends.at(-1)!.retainGrad();
    own.run(() => backward(sum(mul(last, randn(last.shape, generator)))));
    return { places, changes, gradientNorms: ends.map(({ grad }) => norm(grad!)) };
  } finally {
    own.free();
  }
};

/** Linear without bias, BatchNorm, ReLU: what each of them gives. */
function sandwich(width: number, x: Tensor, generator: Generator): Tensor[] {
  const linear = linearOf(x.shape[1], width, generator).forward(x);
  const normalized = new BatchNorm1d(width).forward(linear);
  return [linear, normalized, relu(normalized)];
}

function block({ width, skip, zeroGamma }: ResidualBlockParams, x: Tensor, generator: Generator) {
  const [linear1, norm1, relu1] = sandwich(width, x, generator);
  const linear2 = linearOf(width, width, generator).forward(relu1);
  const bn2 = new BatchNorm1d(width);
  if (zeroGamma) constant_(bn2.gamma, 0);
  const norm2 = bn2.forward(linear2);
  const steps = [
    { made: "Linear", out: linear1 },
    { made: "BatchNorm1d", out: norm1 },
    { made: "ReLU", out: relu1 },
    { made: "Linear", out: linear2 },
    { made: "BatchNorm1d", out: norm2 },
  ];
  if (skip) steps.push({ made: "+ x", out: add(x, norm2) });
  steps.push({ made: "ReLU", out: relu(steps.at(-1)!.out) });
  return steps;
}

function linearOf(fanIn: number, fanOut: number, generator: Generator): Linear {
  return new Linear(fanIn, fanOut, { generator, std: kaimingStd(fanIn, calculateGain("relu")), bias: false });
}

function placeOf(made: string, out: Tensor): BlockPlace {
  return { made, shape: [...out.shape], ...moments(out.toFloat32Array()) };
}

function differenceStd(a: Tensor, b: Tensor): number {
  const before = b.toFloat32Array();
  return moments(a.toFloat32Array().map((value, i) => value - before[i])).std;
}

function norm(x: Tensor): number {
  return Math.sqrt(x.toFloat32Array().reduce((squares, value) => squares + value ** 2, 0));
}
