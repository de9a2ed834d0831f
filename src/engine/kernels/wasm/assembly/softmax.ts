import { exp4 } from "./exp";
import { sumLanes } from "./simd";

/** The largest of n numbers. */
function rowMax(x: usize, n: i32): f32 {
  let max = f32.load(x);
  for (let j: usize = 4; j < <usize>n * 4; j += 4) max = f32.load(x + j) > max ? f32.load(x + j) : max;
  return max;
}

/** Softmax of n numbers into `out`; returns log Σ exp(x), taken as log Σ exp(x − max) + max: nothing overflows. */
export function softmaxRow(n: i32, x: usize, out: usize): f64 {
  const row = <usize>n * 4;
  const whole = row & ~15;
  const max = rowMax(x, n);
  const shift = f32x4.splat(max);
  let sums = f32x4.splat(0);
  let j: usize = 0;
  for (; j < whole; j += 16) {
    const e = exp4(f32x4.sub(v128.load(x + j), shift));
    v128.store(out + j, e);
    sums = f32x4.add(sums, e);
  }
  let sum = sumLanes(sums);
  for (; j < row; j += 4) {
    const e = f32x4.extract_lane(exp4(f32x4.splat(f32.load(x + j) - max)), 0);
    f32.store(out + j, e);
    sum += e;
  }
  const scale: f32 = 1 / sum;
  for (j = 0; j < whole; j += 16) v128.store(out + j, f32x4.mul(v128.load(out + j), f32x4.splat(scale)));
  for (; j < row; j += 4) f32.store(out + j, f32.load(out + j) * scale);
  return Math.log(<f64>sum) + <f64>max;
}

/** out = softmax of each row of x [rows × n]. */
export function softmax(rows: i32, n: i32, x: usize, out: usize): void {
  for (let end = x + <usize>rows * <usize>n * 4; x < end; x += <usize>n * 4, out += <usize>n * 4) softmaxRow(n, x, out);
}

/** ds → dx = s·(ds − Σ ds·s), row by row. */
export function softmaxBackward(rows: i32, n: i32, s: usize, ds: usize, dx: usize): void {
  const row = <usize>n * 4;
  for (let i = 0; i < rows; i++) {
    let dot: f64 = 0;
    for (let j: usize = 0; j < row; j += 4) dot += <f64>f32.load(ds + j) * <f64>f32.load(s + j);
    for (let j: usize = 0; j < row; j += 16) {
      v128.store(dx + j, f32x4.mul(v128.load(s + j), f32x4.sub(v128.load(ds + j), f32x4.splat(<f32>dot))));
    }
    s += row;
    ds += row;
    dx += row;
  }
}

/** out = x − log Σ exp(x) of each row of x [rows × n]; the difference, of numbers that may be large, in float64. */
export function logSoftmax(rows: i32, n: i32, x: usize, out: usize): void {
  const row = <usize>n * 4;
  for (let i = 0; i < rows; i++) {
    const logSum = softmaxRow(n, x, out);
    for (let j: usize = 0; j < row; j += 4) f32.store(out + j, <f32>(<f64>f32.load(x + j) - logSum));
    x += row;
    out += row;
  }
}

/** dy → dx = dy − exp(y)·Σ dy, row by row, with y = logSoftmax(x). */
export function logSoftmaxBackward(rows: i32, n: i32, y: usize, dy: usize, dx: usize): void {
  const row = <usize>n * 4;
  for (let i = 0; i < rows; i++) {
    let total: f64 = 0;
    for (let j: usize = 0; j < row; j += 4) total += <f64>f32.load(dy + j);
    for (let j: usize = 0; j < row; j += 16) {
      const part = f32x4.mul(exp4(v128.load(y + j)), f32x4.splat(<f32>total));
      v128.store(dx + j, f32x4.sub(v128.load(dy + j), part));
    }
    y += row;
    dy += row;
    dx += row;
  }
}
