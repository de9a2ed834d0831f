import type { Generator } from "../random/torch-generator";
import { type Shape, type Tensor, tensor } from "../tensor";

/** scale · N(0, 1), drawn as `torch.randn(shape, generator=generator) * scale`: rounded to float32 twice. */
export function randn(shape: Shape, generator: Generator, scale = 1): Tensor {
  const values = generator.randn(shape.reduce((product, length) => product * length, 1));
  if (scale !== 1) {
    const factor = Math.fround(scale);
    for (let i = 0; i < values.length; i++) values[i] = values[i] * factor;
  }
  return tensor(values, shape);
}

/**
 * Standard deviation of the weights of a linear layer that keeps the variance of its inputs through a
 * nonlinearity of this gain: gain/√fan_in (He et al. 2015, eq. 10; torch.nn.init.kaiming_normal_, mode fan_in).
 */
export function kaimingStd(fanIn: number, gain: number): number {
  return gain / Math.sqrt(fanIn);
}

/** gain·√(2/(fan_in + fan_out)): between the forward and the backward pass (Glorot & Bengio 2010; xavier_normal_). */
export function xavierStd(fanIn: number, fanOut: number, gain: number): number {
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}
