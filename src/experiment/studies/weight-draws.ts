import { kaimingNormal_, kaimingUniform_, xavierNormal_, xavierUniform_ } from "../../engine/nn/init";
import { matmul } from "../../engine/ops/matmul";
import { transpose } from "../../engine/ops/transpose";
import { Generator } from "../../engine/random/torch-generator";
import { scoped } from "../../engine/scope";
import { empty, type Tensor, tensor } from "../../engine/tensor";
import type { Histogram } from "../frame";
import { histogram, moments } from "../telemetry";
import type { Study } from "./study";

/** How torch.nn.init may draw a weight for a linear layer; `default` is what nn.Linear does by itself. */
export const draws = ["fan-in", "fan-out", "xavier", "default"] as const;
export type Draw = (typeof draws)[number];
export type Distribution = "normal" | "uniform";

export interface WeightDrawsParams {
  fanIn: number;
  fanOut: number;
  seed: number;
}

export interface WeightDraw {
  draw: Draw;
  distribution: Distribution;
  /** Standard deviation of the weights. */
  std: number;
  /** Of the weights, over ±4 of their standard deviations. */
  weights: Histogram;
  /** std(y)/std(x) for y = x Wᵀ, x ~ N(0, 1). */
  forward: number;
  /** std(dx)/std(dy) for dx = dy W, dy ~ N(0, 1): what the backward pass makes of a gradient. */
  backward: number;
}

const ROWS = 1_000;
const SPREAD = 4;

/** nn.Linear knows one distribution only. */
const all: { draw: Draw; distribution: Distribution }[] = draws.flatMap((draw) =>
  (draw === "default" ? (["uniform"] as const) : (["normal", "uniform"] as const)).map((distribution) => ({
    draw,
    distribution,
  })),
);

/**
 * Weights drawn for a linear layer in each of PyTorch's ways, and what they do to what passes forward and backward. Each
 * way starts its generator afresh: weight [fan_out, fan_in], then x [1000, fan_in], then dy [1000, fan_out].
 */
export const study: Study<WeightDrawsParams, WeightDraw[]> = async function* (params) {
  const measured: WeightDraw[] = [];
  for (const { draw, distribution } of all) {
    measured.push(scoped(() => measure(draw, distribution, params)));
    yield { done: measured.length / all.length, result: [...measured] };
  }
  return measured;
};

function measure(
  draw: Draw,
  distribution: Distribution,
  { fanIn, fanOut, seed }: WeightDrawsParams,
): WeightDraw {
  const generator = new Generator(seed);
  const weight = initialize(draw, distribution, empty([fanOut, fanIn]), generator);
  const x = tensor(generator.randn(ROWS * fanIn), [ROWS, fanIn]);
  const gradient = tensor(generator.randn(ROWS * fanOut), [ROWS, fanOut]);
  const std = stdOf(weight);
  return {
    draw,
    distribution,
    std,
    weights: histogram(weight.toFloat32Array(), -SPREAD * std, SPREAD * std),
    forward: stdOf(matmul(x, transpose(weight, 0, 1))) / stdOf(x),
    backward: stdOf(matmul(gradient, weight)) / stdOf(gradient),
  };
}

function initialize(draw: Draw, distribution: Distribution, weight: Tensor, generator: Generator): Tensor {
  const isNormal = distribution === "normal";
  const kaiming = isNormal ? kaimingNormal_ : kaimingUniform_;
  switch (draw) {
    case "fan-in":
      return kaiming(weight, generator, { mode: "fan_in", nonlinearity: "linear" });
    case "fan-out":
      return kaiming(weight, generator, { mode: "fan_out", nonlinearity: "linear" });
    case "xavier":
      return (isNormal ? xavierNormal_ : xavierUniform_)(weight, generator);
    case "default": // nn.Linear.reset_parameters
      return kaimingUniform_(weight, generator, { a: Math.sqrt(5) });
  }
}

const stdOf = (x: Tensor): number => moments(x.toFloat32Array()).std;
