// Reductions of x [outer × count × inner] over its middle dimension. Sums are taken in float64: PyTorch's cascades
// of float32 sums have no rounding to speak of either, and the order doesn't show.

/** Sum of `count` float32 numbers side by side. */
function sumRow(count: i32, x: usize): f64 {
  const bytes = <usize>count * 4;
  const whole = bytes & ~15;
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let j: usize = 0;
  for (; j < whole; j += 16) {
    const v = v128.load(x + j);
    low = f64x2.add(low, f64x2.promote_low_f32x4(v));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3)));
  }
  const pairs = f64x2.add(low, high);
  let sum = f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1);
  for (; j < bytes; j += 4) sum += <f64>f32.load(x + j);
  return sum;
}

/** Sum of (x − mean)² of `count` float32 numbers side by side. */
function squaresRow(count: i32, x: usize, mean: f64): f64 {
  const bytes = <usize>count * 4;
  const whole = bytes & ~15;
  const means = f64x2.splat(mean);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let j: usize = 0;
  for (; j < whole; j += 16) {
    const v = v128.load(x + j);
    const a = f64x2.sub(f64x2.promote_low_f32x4(v), means);
    const b = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3)), means);
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  const pairs = f64x2.add(low, high);
  let sum = f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1);
  for (; j < bytes; j += 4) {
    const d = <f64>f32.load(x + j) - mean;
    sum += d * d;
  }
  return sum;
}

/** Sums down the columns of x [count × inner]: four columns at a time. */
function sumColumns(count: i32, inner: i32, x: usize, out: usize): void {
  const row = <usize>inner * 4;
  const whole = row & ~15;
  let j: usize = 0;
  for (; j < whole; j += 16) {
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    for (let i = 0, p = x + j; i < count; i++, p += row) {
      const v = v128.load(p);
      low = f64x2.add(low, f64x2.promote_low_f32x4(v));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3)));
    }
    const left = f32x4.demote_f64x2_zero(low);
    v128.store(out + j, v128.shuffle<f32>(left, f32x4.demote_f64x2_zero(high), 0, 1, 4, 5));
  }
  for (; j < row; j += 4) {
    let sum: f64 = 0;
    for (let i = 0, p = x + j; i < count; i++, p += row) sum += <f64>f32.load(p);
    f32.store(out + j, <f32>sum);
  }
}

/** Sums of int32 numbers, modulo 2³². */
function sumIntegers(count: i32, inner: i32, x: usize, out: usize): void {
  const row = <usize>inner * 4;
  for (let j: usize = 0; j < row; j += 4) {
    let sum = 0;
    for (let i = 0, p = x + j; i < count; i++, p += row) sum += load<i32>(p);
    store<i32>(out + j, sum);
  }
}

/** out[outer × inner] = the sums over the middle. */
export function sum(outer: i32, count: i32, inner: i32, integer: bool, x: usize, out: usize): void {
  for (let o = 0; o < outer; o++) {
    if (integer) sumIntegers(count, inner, x, out);
    else if (inner == 1) f32.store(out, <f32>sumRow(count, x));
    else sumColumns(count, inner, x, out);
    x += <usize>count * <usize>inner * 4;
    out += <usize>inner * 4;
  }
}

/** Mean and variance Σ(x − mean)²/(count − correction) over the middle, [outer × inner] each. */
export function variance(
  outer: i32,
  count: i32,
  inner: i32,
  x: usize,
  correction: i32,
  mean: usize,
  variance: usize,
): void {
  const row = <usize>inner * 4;
  const freedom = <f64>max(count - correction, 0);
  if (inner == 1) {
    for (let o = 0; o < outer; o++, x += <usize>count * 4, mean += 4, variance += 4) {
      const mu = sumRow(count, x) / <f64>count;
      f32.store(mean, <f32>mu);
      f32.store(variance, <f32>(squaresRow(count, x, mu) / freedom));
    }
    return;
  }
  for (let o = 0; o < outer; o++) {
    for (let j: usize = 0; j < row; j += 4) {
      let total: f64 = 0;
      for (let i = 0, p = x + j; i < count; i++, p += row) total += <f64>f32.load(p);
      const mu = total / <f64>count;
      let squares: f64 = 0;
      for (let i = 0, p = x + j; i < count; i++, p += row) {
        const d = <f64>f32.load(p) - mu;
        squares += d * d;
      }
      f32.store(mean + j, <f32>mu);
      f32.store(variance + j, <f32>(squares / freedom));
    }
    x += row * <usize>count;
    mean += row;
    variance += row;
  }
}

// @ts-ignore: decorator
@inline
function maximumOf<T>(outer: i32, count: i32, inner: i32, x: usize, values: usize, indices: usize): void {
  const row = <usize>inner * 4;
  for (let o = 0; o < outer; o++) {
    for (let j: usize = 0; j < row; j += 4) {
      let best = load<T>(x + j);
      let at = 0;
      for (let i = 1, p = x + j + row; i < count && best == best; i++, p += row) {
        const v = load<T>(p);
        if (v > best || v != v) {
          best = v;
          at = i;
        }
      }
      store<T>(values + j, best);
      store<i32>(indices + j, at);
    }
    x += row * <usize>count;
    values += row;
    indices += row;
  }
}

/** The largest over the middle and its first index, [outer × inner] each; NaN counts as the largest. */
export function maximum(
  outer: i32,
  count: i32,
  inner: i32,
  integer: bool,
  x: usize,
  values: usize,
  indices: usize,
): void {
  if (integer) maximumOf<i32>(outer, count, inner, x, values, indices);
  else maximumOf<f32>(outer, count, inner, x, values, indices);
}
