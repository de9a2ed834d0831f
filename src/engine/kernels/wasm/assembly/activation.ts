import { exp4 } from "./exp";
import { madd } from "./simd";

/** Where the approximation below reaches ±1 exactly, with one rounding a product and with two. */
const TANH_END: f32 = ASC_FEATURE_RELAXED_SIMD ? 7.99881172180175781 : 7.90531110763549805;

/**
 * tanh in four lanes: the 13/6 rational approximation of Eigen's generic_fast_tanh_float, at most 7 units in the last
 * place from the exact value; beyond ±8 the float32 result is ±1.
 */
// @ts-ignore: decorator
@inline
function tanh4(input: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(input, f32x4.splat(TANH_END)), f32x4.splat(-TANH_END));
  const x2 = f32x4.mul(x, x);
  let p = madd(x2, f32x4.splat(-2.76076847742355e-16), f32x4.splat(2.00018790482477e-13));
  p = madd(x2, p, f32x4.splat(-8.60467152213735e-11));
  p = madd(x2, p, f32x4.splat(5.12229709037114e-8));
  p = madd(x2, p, f32x4.splat(1.48572235717979e-5));
  p = madd(x2, p, f32x4.splat(6.37261928875436e-4));
  p = madd(x2, p, f32x4.splat(4.89352455891786e-3));
  let q = madd(x2, f32x4.splat(1.19825839466702e-6), f32x4.splat(1.18534705686654e-4));
  q = madd(x2, q, f32x4.splat(2.2684346324390e-3));
  q = madd(x2, q, f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(x, p), q);
}

/** out = tanh(x), n elements. The room after every allocation takes the last vector's spill. */
export function tanh(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, tanh4(v128.load(x + i)));
}

/** dx = (1 − t²) · dt, with t = tanh(x). */
export function tanhBackward(n: i32, t: usize, dt: usize, dx: usize): void {
  const one = f32x4.splat(1);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const y = v128.load(t + i);
    v128.store(dx + i, f32x4.mul(v128.load(dt + i), f32x4.sub(one, f32x4.mul(y, y))));
  }
}

/** 1/(1 + e⁻ˣ) in four lanes, by the exponential of −|x|, which never overflows. */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  return f32x4.div(v128.bitselect(e, one, f32x4.lt(x, f32x4.splat(0))), f32x4.add(one, e));
}

/** out = sigmoid(x). */
export function sigmoid(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, sigmoid4(v128.load(x + i)));
}

/** dx = ds · (1 − s) · s, with s = sigmoid(x). */
export function sigmoidBackward(n: i32, s: usize, ds: usize, dx: usize): void {
  const one = f32x4.splat(1);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const y = v128.load(s + i);
    v128.store(dx + i, f32x4.mul(f32x4.mul(v128.load(ds + i), f32x4.sub(one, y)), y));
  }
}

/** out = max(x, 0); of NaN it is NaN. */
export function relu(n: i32, x: usize, out: usize): void {
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, f32x4.max(v128.load(x + i), zero));
}

/** dx = dy where y > 0 and 0 elsewhere, with y = relu(x). */
export function reluBackward(n: i32, y: usize, dy: usize, dx: usize): void {
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    v128.store(dx + i, v128.andnot(v128.load(dy + i), f32x4.le(v128.load(y + i), zero)));
  }
}

/** out = x where x > 0 and slope·x elsewhere. */
export function leakyRelu(n: i32, x: usize, slope: f32, out: usize): void {
  leakyReluBackward(n, x, x, slope, out);
}

/** dx = dy where x > 0 and slope·dy elsewhere. */
export function leakyReluBackward(n: i32, x: usize, dy: usize, slope: f32, dx: usize): void {
  const zero = f32x4.splat(0);
  const slopes = f32x4.splat(slope);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const g = v128.load(dy + i);
    v128.store(dx + i, v128.bitselect(g, f32x4.mul(g, slopes), f32x4.gt(v128.load(x + i), zero)));
  }
}

/** out = scale·x where x > 0 and scale·alpha·(eˣ − 1) elsewhere, subtracted as PyTorch does: no expm1. */
export function elu(n: i32, x: usize, alpha: f32, scale: f32, out: usize): void {
  const zero = f32x4.splat(0);
  const positive = f32x4.splat(scale);
  const negative = f32x4.splat(alpha * scale);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const v = v128.load(x + i);
    const below = f32x4.mul(f32x4.sub(exp4(f32x4.min(v, zero)), f32x4.splat(1)), negative);
    v128.store(out + i, v128.bitselect(f32x4.mul(v, positive), below, f32x4.gt(v, zero)));
  }
}

/** dx = scale·dy where x > 0 and scale·alpha·eˣ·dy elsewhere. */
export function eluBackward(n: i32, x: usize, dy: usize, alpha: f32, scale: f32, dx: usize): void {
  const zero = f32x4.splat(0);
  const positive = f32x4.splat(scale);
  const negative = f32x4.splat(alpha * scale);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const v = v128.load(x + i);
    const slope = v128.bitselect(positive, f32x4.mul(negative, exp4(f32x4.min(v, zero))), f32x4.gt(v, zero));
    v128.store(dx + i, f32x4.mul(v128.load(dy + i), slope));
  }
}
