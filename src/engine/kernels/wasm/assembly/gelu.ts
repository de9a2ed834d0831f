import { sigmoid4 } from "./activation";
import { exp4 } from "./exp";
import { madd } from "./simd";

/**
 * erf in four lanes, at most 1e-7 from the exact value: x + x·P(x²) up to |x| = 0.93, and from there 1 − e^(|x|·Q(|x|)),
 * which float32 rounds to 1 before |x| = 4. Both polynomials are minimax fits of the relative error of erf and of the
 * absolute error of erfc (iteratively reweighted least squares).
 */
// @ts-ignore: decorator
@inline
function erf4(x: v128): v128 {
  const t = f32x4.min(f32x4.abs(x), f32x4.splat(4));
  const t2 = f32x4.mul(t, t);
  let p = f32x4.splat(-5.953882355e-4);
  p = madd(p, t2, f32x4.splat(4.985974170e-3));
  p = madd(p, t2, f32x4.splat(-2.676174976e-2));
  p = madd(p, t2, f32x4.splat(1.128168404e-1));
  p = madd(p, t2, f32x4.splat(-3.761247993e-1));
  p = madd(p, t2, f32x4.splat(1.283791512e-1));
  let q = f32x4.splat(2.131888032e-4);
  q = madd(q, t, f32x4.splat(-3.208459355e-3));
  q = madd(q, t, f32x4.splat(2.286936715e-2));
  q = madd(q, t, f32x4.splat(-1.052301154e-1));
  q = madd(q, t, f32x4.splat(-6.357420683e-1));
  q = madd(q, t, f32x4.splat(-1.128507376));
  const near = madd(p, t, t);
  const far = f32x4.sub(f32x4.splat(1), exp4(f32x4.mul(q, t)));
  const magnitude = v128.bitselect(near, far, f32x4.lt(t, f32x4.splat(0.93)));
  return v128.or(magnitude, v128.and(x, f32x4.splat(-0.0)));
}

const SQRT_HALF: f32 = 0.70710678118654752;
/** The density of the standard normal at 0, 1/√2π. */
const DENSITY: f32 = 0.39894228040143268;

/** Φ(x) = (1 + erf(x/√2))/2, the standard normal's distribution. */
// @ts-ignore: decorator
@inline
function phi4(x: v128): v128 {
  const half = f32x4.splat(0.5);
  return madd(half, erf4(f32x4.mul(x, f32x4.splat(SQRT_HALF))), half);
}

/** out = x·Φ(x). */
export function gelu(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const v = v128.load(x + i);
    v128.store(out + i, f32x4.mul(v, phi4(v)));
  }
}

/** dx = dy · (Φ(x) + x·e^(−x²/2)/√2π). */
export function geluBackward(n: i32, x: usize, dy: usize, dx: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const v = v128.load(x + i);
    const density = f32x4.mul(exp4(f32x4.mul(f32x4.mul(v, v), f32x4.splat(-0.5))), f32x4.splat(DENSITY));
    v128.store(dx + i, f32x4.mul(v128.load(dy + i), madd(v, density, phi4(v))));
  }
}

// The form by tanh (Hendrycks & Gimpel 2016) takes (1 + tanh u)/2 for Φ(x), with u = √(2/π)·(x + 0.044715·x³). That is
// the sigmoid s of 2u, and s·(1 − s) = e/(1 + e)² with e = e^(−2|u|) loses nothing where s is all but 0 or 1.

const TWO_SQRT_2_OVER_PI: f32 = 1.59576912160573071;
const CUBIC: f32 = 0.044715;

/** 2u. */
// @ts-ignore: decorator
@inline
function twiceInner4(x: v128): v128 {
  const cubic = madd(f32x4.mul(f32x4.mul(x, x), x), f32x4.splat(CUBIC), x);
  return f32x4.mul(cubic, f32x4.splat(TWO_SQRT_2_OVER_PI));
}

/** out = x·s. */
export function geluTanh(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const v = v128.load(x + i);
    v128.store(out + i, f32x4.mul(v, sigmoid4(twiceInner4(v))));
  }
}

/** dx = dy · (s + x·s·(1 − s)·2u′). */
export function geluTanhBackward(n: i32, x: usize, dy: usize, dx: usize): void {
  const one = f32x4.splat(1);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const v = v128.load(x + i);
    const u2 = twiceInner4(v);
    const e = exp4(f32x4.neg(f32x4.abs(u2)));
    const r = f32x4.div(one, f32x4.add(one, e));
    const spread = f32x4.mul(f32x4.mul(e, r), r);
    const slope = f32x4.mul(
      madd(f32x4.mul(v, v), f32x4.splat(3 * CUBIC), one),
      f32x4.splat(TWO_SQRT_2_OVER_PI),
    );
    v128.store(dx + i, f32x4.mul(v128.load(dy + i), madd(f32x4.mul(v, spread), slope, sigmoid4(u2))));
  }
}
