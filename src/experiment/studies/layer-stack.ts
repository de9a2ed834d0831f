import { noGrad } from "../../engine/autograd";
import { BatchNorm1d } from "../../engine/nn/batch-norm";
import { Embedding } from "../../engine/nn/embedding";
import { Flatten } from "../../engine/nn/flatten";
import { kaimingStd } from "../../engine/nn/init";
import { Linear } from "../../engine/nn/linear";
import type { Module } from "../../engine/nn/module";
import { Tanh } from "../../engine/nn/tanh";
import { crossEntropy } from "../../engine/ops/cross-entropy";
import { to } from "../../engine/ops/to";
import { Generator } from "../../engine/random/torch-generator";
import { Scope } from "../../engine/scope";
import { type Tensor, tensor } from "../../engine/tensor";
import { defaultConfig } from "../config";
import { DEFAULT_THRESHOLD } from "../frame";
import { checkStack, type StackLayer } from "../layer-stack";
import { firstMinibatch } from "../minibatch";
import { presets, tanhGain } from "../presets";
import { moments, saturation } from "../telemetry";
import type { Study } from "./study";

export interface LayerStackParams {
  layers: StackLayer[];
}

/** A layer's `.out` on the first minibatch. */
export interface LayerOut {
  shape: number[];
  /** Row-major. */
  values: Float32Array;
  /** As torch.mean and torch.std. */
  mean: number;
  std: number;
  /** `(out.abs() > .97).float().mean()` */
  beyond: number;
}

export interface LayerStackResult {
  /** Layer by layer, up to the first that doesn't fit. */
  outs: LayerOut[];
  /** null when the last one gives no logits. */
  loss: number | null;
}

/**
 * Builds a stack as the lesson's Kaiming cell does, one generator drawing each layer's weights in turn: W × (5/3)/√fan_in
 * and b × .01, those of the last Linear × .01 and × 0. Then the run's first minibatch passes through it.
 */
export const study: Study<LayerStackParams, LayerStackResult> = async function* ({ layers }, means) {
  const { splits, summary } = await means.dataset(defaultConfig);
  const { batchSize, contextSize, seed } = defaultConfig;
  const { contexts, targets } = firstMinibatch(defaultConfig, splits.train);
  const { layers: placed, misfit } = checkStack(layers, [batchSize, contextSize], summary.vocabulary.length);
  const fitting = placed.filter(({ out }) => out !== null);
  const output = layers.findLastIndex(({ kind }) => kind === "Linear");
  const generator = new Generator(seed);
  const result: LayerStackResult = { outs: [], loss: null };
  const own = new Scope();
  try {
    let x: Tensor = own.run(() => tensor(contexts, [batchSize, contextSize]));
    for (const [i, { layer }] of fitting.entries()) {
      x = own.run(() => noGrad(() => outOf(build(layer, i === output, generator), x)));
      result.outs.push(measured(x));
      yield { done: (i + 1) / fitting.length };
    }
    if (misfit === null) {
      result.loss = own.run(() => noGrad(() => crossEntropy(x, tensor(targets, [batchSize])).item()));
    }
    return result;
  } finally {
    own.free();
  }
};

function build(layer: StackLayer, isOutput: boolean, generator: Generator): Module {
  switch (layer.kind) {
    case "Embedding":
      return new Embedding(layer.rows, layer.width, generator);
    case "Flatten":
      return new Flatten();
    case "Linear": {
      const { hiddenBiasScale, outputScale, outputBiasScale } = presets.kaiming;
      const std = isOutput ? outputScale : kaimingStd(layer.fanIn, tanhGain);
      const bias = { std: isOutput ? outputBiasScale : hiddenBiasScale };
      return new Linear(layer.fanIn, layer.fanOut, { generator, std, bias });
    }
    case "BatchNorm1d":
      return new BatchNorm1d(layer.features);
    case "Tanh":
      return new Tanh();
  }
}

/** PyTorch's tanh makes numbers of indices. */
function outOf(layer: Module, x: Tensor): Tensor {
  return layer.forward(layer instanceof Tanh && x.dtype === "int32" ? to(x, "float32") : x);
}

function measured(out: Tensor): LayerOut {
  const values = out.dtype === "int32" ? Float32Array.from(out.toInt32Array()) : out.toFloat32Array();
  const { saturated } = saturation(
    {
      nonlinearity: "tanh",
      preactivation: values,
      activation: values,
      neurons: values.length / out.shape[0],
    },
    DEFAULT_THRESHOLD,
  );
  return { shape: [...out.shape], values, ...moments(values), beyond: saturated };
}
