import { madd } from "./simd";

/** The power of two nearest to eˣ: n = round(x / ln 2). */
// @ts-ignore: decorator
@inline
function exponent4(x: v128): v128 {
  return f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
}

/** eˣ/2ⁿ = eʳ with |r| = |x − n·ln 2| ≤ ln2/2 (cephes expf). */
// @ts-ignore: decorator
@inline
function mantissa4(x: v128, n: v128): v128 {
  let r = madd(n, f32x4.splat(-0.693359375), x);
  r = madd(n, f32x4.splat(2.12194440e-4), r);
  let p = f32x4.splat(1.9875691500e-4);
  p = madd(p, r, f32x4.splat(1.3981999507e-3));
  p = madd(p, r, f32x4.splat(8.3334519073e-3));
  p = madd(p, r, f32x4.splat(4.1665795894e-2));
  p = madd(p, r, f32x4.splat(1.6666665459e-1));
  p = madd(p, r, f32x4.splat(5.0000001201e-1));
  return f32x4.add(madd(p, f32x4.mul(r, r), r), f32x4.splat(1));
}

/** 2ⁿ for whole n from −126 to 127. */
// @ts-ignore: decorator
@inline
function powerOfTwo4(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/**
 * eˣ in four lanes for x ≤ 0. Below −87.3 it is 0, as float32 all but is; of NaN it is NaN, so that a broken network
 * shows.
 */
// @ts-ignore: decorator
@inline
export function exp4(input: v128): v128 {
  const floor = f32x4.splat(-87.3);
  const x = f32x4.pmax(input, floor);
  const n = exponent4(x);
  const power = powerOfTwo4(i32x4.trunc_sat_f32x4_s(n));
  return v128.andnot(f32x4.mul(mantissa4(x, n), power), f32x4.lt(input, floor));
}

/** eˣ in four lanes for every x, infinity and the smallest numbers included: 2ⁿ is multiplied in two halves. */
// @ts-ignore: decorator
@inline
export function expFull4(input: v128): v128 {
  const x = f32x4.pmin(f32x4.pmax(input, f32x4.splat(-105)), f32x4.splat(90));
  const n = exponent4(x);
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  const scaled = f32x4.mul(mantissa4(x, n), powerOfTwo4(half));
  return f32x4.mul(scaled, powerOfTwo4(i32x4.sub(whole, half)));
}
