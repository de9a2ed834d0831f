import type { Generator } from "../random/torch-generator";
import { Refusal } from "../refusal";
import { sizeOf } from "../shape";
import { type Shape, type Tensor, tensor } from "../tensor";
import { fansOf, type WeightLayout } from "./fans";
import { calculateGain, type Nonlinearity } from "./gain";

// torch.nn.init by PyTorch's names and with its numbers. A trailing underscore: the tensor is written in place,
// outside autograd, and returned.

/** scale · N(0, 1), drawn as `torch.randn(shape, generator=generator) * scale`: rounded to float32 twice. */
export function randn(shape: Shape, generator: Generator, scale = 1): Tensor {
  const values = generator.randn(sizeOf(shape));
  if (scale !== 1) {
    const factor = Math.fround(scale);
    for (let i = 0; i < values.length; i++) values[i] = values[i] * factor;
  }
  return tensor(values, shape);
}

/**
 * Standard deviation of the weights of a linear layer that keeps the variance of its inputs through a
 * nonlinearity of this gain: gain/√fan_in (He et al. 2015, eq. 10).
 */
export function kaimingStd(fanIn: number, gain: number): number {
  return gain / Math.sqrt(fanIn);
}

/** gain·√(2/(fan_in + fan_out)): between the forward and the backward pass (Glorot & Bengio 2010). */
export function xavierStd(fanIn: number, fanOut: number, gain: number): number {
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}

export function normal_(x: Tensor, generator: Generator, mean = 0, std = 1): Tensor {
  return x.set(generator.normal(x.size, mean, std));
}

export function uniform_(x: Tensor, generator: Generator, low = 0, high = 1): Tensor {
  return x.set(generator.uniform(x.size, low, high));
}

export function constant_(x: Tensor, value: number): Tensor {
  x.storage.backend.kernels.fill(x.size, value, x.handle);
  return x;
}

export const zeros_ = (x: Tensor): Tensor => constant_(x, 0);
export const ones_ = (x: Tensor): Tensor => constant_(x, 1);

/** Where a weight's fans are read from; PyTorch's layout unless told. */
interface FanOptions {
  layout?: WeightLayout;
}

export interface KaimingOptions extends FanOptions {
  /** The slope of leaky_relu below 0. */
  a?: number;
  /** Whether the variance is kept forward (fan_in) or backward (fan_out). */
  mode?: "fan_in" | "fan_out";
  nonlinearity?: Nonlinearity;
}

/** N(0, gain²/fan). */
export function kaimingNormal_(weight: Tensor, generator: Generator, options: KaimingOptions = {}): Tensor {
  return normal_(weight, generator, 0, kaimingStdOf(weight.shape, options));
}

/** Uniform in ±gain·√(3/fan), which has the same variance. */
export function kaimingUniform_(weight: Tensor, generator: Generator, options: KaimingOptions = {}): Tensor {
  const bound = Math.sqrt(3) * kaimingStdOf(weight.shape, options);
  return uniform_(weight, generator, -bound, bound);
}

export interface XavierOptions extends FanOptions {
  gain?: number;
}

/** N(0, gain²·2/(fan_in + fan_out)). */
export function xavierNormal_(weight: Tensor, generator: Generator, options: XavierOptions = {}): Tensor {
  return normal_(weight, generator, 0, xavierStdOf(weight.shape, options));
}

/** Uniform in ±gain·√(6/(fan_in + fan_out)), which has the same variance. */
export function xavierUniform_(weight: Tensor, generator: Generator, options: XavierOptions = {}): Tensor {
  const bound = Math.sqrt(3) * xavierStdOf(weight.shape, options);
  return uniform_(weight, generator, -bound, bound);
}

function kaimingStdOf(
  shape: Shape,
  { a = 0, mode = "fan_in", nonlinearity = "leaky_relu", layout = "out-in" }: KaimingOptions,
): number {
  const { fanIn, fanOut } = fansOf(shape, layout);
  return kaimingStd(fanFor(mode, fanIn, fanOut), calculateGain(nonlinearity, a));
}

function xavierStdOf(shape: Shape, { gain = 1, layout = "out-in" }: XavierOptions): number {
  const { fanIn, fanOut } = fansOf(shape, layout);
  return xavierStd(fanIn, fanOut, gain);
}

function fanFor(mode: "fan_in" | "fan_out", fanIn: number, fanOut: number): number {
  switch (mode) {
    case "fan_in":
      return fanIn;
    case "fan_out":
      return fanOut;
    default:
      throw new Refusal(
        "init",
        `Mode ${mode satisfies never} not supported, please use one of ['fan_in', 'fan_out']`,
        [],
        "ValueError",
      );
  }
}
