import { expFull4 } from "./exp";

// Elementwise kernels over n numbers. The room after every allocation takes the last vector's spill.

export function neg(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, f32x4.neg(v128.load(x + i)));
}

export function abs(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, f32x4.abs(v128.load(x + i)));
}

/** dx = dy·sign(x), 0 where x is 0 or NaN. */
export function absBackward(n: i32, x: usize, dy: usize, dx: usize): void {
  const signBit = f32x4.splat(-0.0);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const v = v128.load(x + i);
    const signed = v128.xor(v128.load(dy + i), v128.and(v, signBit));
    v128.store(dx + i, v128.and(signed, f32x4.gt(f32x4.abs(v), f32x4.splat(0))));
  }
}

export function sqrt(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, f32x4.sqrt(v128.load(x + i)));
}

export function exp(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, expFull4(v128.load(x + i)));
}

export function log(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 4) f32.store(out + i, <f32>Math.log(<f64>f32.load(x + i)));
}

/** out = x^exponent, rounded once. A square is by far the most usual. */
export function pow(n: i32, x: usize, exponent: f64, out: usize): void {
  if (exponent == 2) {
    for (let i: usize = 0; i < <usize>n * 4; i += 16) {
      const v = v128.load(x + i);
      v128.store(out + i, f32x4.mul(v, v));
    }
    return;
  }
  for (let i: usize = 0; i < <usize>n * 4; i += 4) f32.store(out + i, <f32>Math.pow(<f64>f32.load(x + i), exponent));
}

/** out = min(max(x, low), high); of NaN it is NaN. */
export function clamp(n: i32, x: usize, low: f32, high: f32, out: usize): void {
  const floor = f32x4.splat(low);
  const ceiling = f32x4.splat(high);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    v128.store(out + i, f32x4.min(f32x4.max(v128.load(x + i), floor), ceiling));
  }
}

/** dx = dy where low ≤ x ≤ high and 0 elsewhere. */
export function clampBackward(n: i32, x: usize, dy: usize, low: f32, high: f32, dx: usize): void {
  const floor = f32x4.splat(low);
  const ceiling = f32x4.splat(high);
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const v = v128.load(x + i);
    const inside = v128.and(f32x4.ge(v, floor), f32x4.le(v, ceiling));
    v128.store(dx + i, v128.and(v128.load(dy + i), inside));
  }
}

/** out = a where the int32 condition isn't 0, else b; numbers of any 4-byte type. */
export function select(n: i32, condition: usize, a: usize, b: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) {
    const otherwise = i32x4.eq(v128.load(condition + i), i32x4.splat(0));
    v128.store(out + i, v128.bitselect(v128.load(b + i), v128.load(a + i), otherwise));
  }
}

/** float32 of int32. */
export function toFloat(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, f32x4.convert_i32x4_s(v128.load(x + i)));
}

/** int32 of float32, towards 0. */
export function toInteger(n: i32, x: usize, out: usize): void {
  for (let i: usize = 0; i < <usize>n * 4; i += 16) v128.store(out + i, i32x4.trunc_sat_f32x4_s(v128.load(x + i)));
}
