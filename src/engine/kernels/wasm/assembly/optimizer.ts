import { madd } from "./simd";

// Updates of torch.optim, in place, each in one pass over n float32 numbers. Coefficients come in float64 so that
// 1 − β is taken before it is rounded, as PyTorch does.

/** gradient + weightDecay·parameter. */
// @ts-ignore: decorator
@inline
function decayed(gradient: v128, weightDecay: v128, parameter: v128): v128 {
  return madd(parameter, weightDecay, gradient);
}

/** parameter −= learningRate · (gradient + weightDecay·parameter). */
export function sgdDecayStep(n: i32, gradient: usize, learningRate: f64, weightDecay: f64, parameter: usize): void {
  const rate = f32x4.splat(<f32>-learningRate);
  const decay = f32x4.splat(<f32>weightDecay);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const p = v128.load(parameter + i);
    v128.store(parameter + i, madd(decayed(v128.load(gradient + i), decay, p), rate, p));
  }
}

/**
 * d = gradient + weightDecay·parameter, velocity = momentum·velocity + (1 − dampening)·d, and
 * parameter −= learningRate · (nesterov ? d + momentum·velocity : velocity).
 */
export function sgdMomentumStep(
  n: i32,
  gradient: usize,
  learningRate: f64,
  weightDecay: f64,
  momentum: f64,
  dampening: f64,
  nesterov: bool,
  velocity: usize,
  parameter: usize,
): void {
  const rate = f32x4.splat(<f32>-learningRate);
  const decay = f32x4.splat(<f32>weightDecay);
  const keep = f32x4.splat(<f32>momentum);
  const take = f32x4.splat(<f32>(1 - dampening));
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const p = v128.load(parameter + i);
    const d = decayed(v128.load(gradient + i), decay, p);
    const v = madd(d, take, f32x4.mul(v128.load(velocity + i), keep));
    v128.store(velocity + i, v);
    v128.store(parameter + i, madd(nesterov ? madd(v, keep, d) : v, rate, p));
  }
}

/**
 * d = gradient + weightDecay·parameter, mean = β₁·mean + (1 − β₁)·d, square = β₂·square + (1 − β₂)·d² (its largest so
 * far kept in `largest` and used instead, unless that is null), and
 * parameter −= rate · mean / (√square/rootCorrection + eps).
 */
export function adamStep(
  n: i32,
  gradient: usize,
  rate: f64,
  rootCorrection: f64,
  beta1: f64,
  beta2: f64,
  eps: f64,
  weightDecay: f64,
  mean: usize,
  square: usize,
  largest: usize,
  parameter: usize,
): void {
  const decay = f32x4.splat(<f32>weightDecay);
  const keepMean = f32x4.splat(<f32>beta1);
  const takeMean = f32x4.splat(<f32>(1 - beta1));
  const keepSquare = f32x4.splat(<f32>beta2);
  const takeSquare = f32x4.splat(<f32>(1 - beta2));
  const correction = f32x4.splat(<f32>rootCorrection);
  const floor = f32x4.splat(<f32>eps);
  const step = f32x4.splat(<f32>-rate);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const p = v128.load(parameter + i);
    const d = decayed(v128.load(gradient + i), decay, p);
    const m = madd(d, takeMean, f32x4.mul(v128.load(mean + i), keepMean));
    let s = madd(f32x4.mul(d, takeSquare), d, f32x4.mul(v128.load(square + i), keepSquare));
    v128.store(mean + i, m);
    v128.store(square + i, s);
    if (largest) {
      s = f32x4.max(v128.load(largest + i), s);
      v128.store(largest + i, s);
    }
    const denominator = f32x4.add(f32x4.div(f32x4.sqrt(s), correction), floor);
    v128.store(parameter + i, f32x4.add(p, f32x4.div(f32x4.mul(m, step), denominator)));
  }
}
