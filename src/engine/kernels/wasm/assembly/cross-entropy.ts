import { madd, sumLanes } from "./simd";

/**
 * eˣ in four lanes for x ≤ 0 (cephes expf: eˣ = 2ⁿ·eʳ, |r| ≤ ln2/2). Below −87.3 it is 0, as float32 all but is; of
 * NaN it is NaN, so that a broken network shows.
 */
// @ts-ignore: decorator
@inline
function exp4(input: v128): v128 {
  const floor = f32x4.splat(-87.3);
  const x = f32x4.max(input, floor);
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
  let r = madd(n, f32x4.splat(-0.693359375), x);
  r = madd(n, f32x4.splat(2.12194440e-4), r);
  let p = f32x4.splat(1.9875691500e-4);
  p = madd(p, r, f32x4.splat(1.3981999507e-3));
  p = madd(p, r, f32x4.splat(8.3334519073e-3));
  p = madd(p, r, f32x4.splat(4.1665795894e-2));
  p = madd(p, r, f32x4.splat(1.6666665459e-1));
  p = madd(p, r, f32x4.splat(5.0000001201e-1));
  p = f32x4.add(madd(p, f32x4.mul(r, r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return v128.andnot(f32x4.mul(p, power), f32x4.lt(input, floor));
}

/** The largest of v numbers. */
function rowMax(x: usize, v: i32): f32 {
  let max = f32.load(x);
  for (let j: usize = 4; j < <usize>v * 4; j += 4) max = f32.load(x + j) > max ? f32.load(x + j) : max;
  return max;
}

/**
 * Softmax of each row of logits [rows × v] into `probabilities`, and the mean of −log p[target] into `loss`
 * (torch.nn.functional.cross_entropy): log Σ exp(x − max) + max − x[target], so that nothing overflows.
 */
export function crossEntropy(rows: i32, v: i32, logits: usize, targets: usize, probabilities: usize, loss: usize): void {
  const row = <usize>v * 4;
  const whole = row & ~15;
  let total: f64 = 0;
  for (let i = 0; i < rows; i++) {
    const max = rowMax(logits, v);
    const shift = f32x4.splat(max);
    let sums = f32x4.splat(0);
    let j: usize = 0;
    for (; j < whole; j += 16) {
      const e = exp4(f32x4.sub(v128.load(logits + j), shift));
      v128.store(probabilities + j, e);
      sums = f32x4.add(sums, e);
    }
    let sum = sumLanes(sums);
    for (; j < row; j += 4) {
      const e = f32x4.extract_lane(exp4(f32x4.splat(f32.load(logits + j) - max)), 0);
      f32.store(probabilities + j, e);
      sum += e;
    }
    const scale: f32 = 1 / sum;
    for (j = 0; j < whole; j += 16) {
      v128.store(probabilities + j, f32x4.mul(v128.load(probabilities + j), f32x4.splat(scale)));
    }
    for (; j < row; j += 4) f32.store(probabilities + j, f32.load(probabilities + j) * scale);
    const target = load<i32>(targets + <usize>i * 4);
    total += Math.log(<f64>sum) + <f64>max - <f64>f32.load(logits + <usize>target * 4);
    logits += row;
    probabilities += row;
  }
  f32.store(loss, <f32>(total / <f64>rows));
}

/** dlogits = (p − onehot(target)) · dloss / rows. */
export function crossEntropyBackward(
  rows: i32,
  v: i32,
  probabilities: usize,
  targets: usize,
  dloss: usize,
  dlogits: usize,
): void {
  const scale = f32.load(dloss) / <f32>rows;
  const scales = f32x4.splat(scale);
  const bytes = <usize>rows * <usize>v * 4;
  for (let j: usize = 0; j < bytes; j += 16) {
    v128.store(dlogits + j, f32x4.mul(v128.load(probabilities + j), scales));
  }
  for (let i = 0; i < rows; i++) {
    const at = dlogits + <usize>(i * v + load<i32>(targets + <usize>i * 4)) * 4;
    f32.store(at, f32.load(at) - scale);
  }
}
