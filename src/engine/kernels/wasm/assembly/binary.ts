import { firstStride, lengthOf, secondStride } from "./dimensions";

/** In the order of binaryOps in ../../backend.ts. */
const enum Op {
  Add,
  Sub,
  Mul,
  Div,
  Eq,
  Ne,
  Lt,
  Le,
  Gt,
  Ge,
  And,
  Or,
}

/** Added to an Op: on int32 numbers. */
const INTEGER: i32 = 16;

/** Four results; of a comparison 1 or 0, as int32. */
// @ts-ignore: decorator
@inline
function apply(op: i32, a: v128, b: v128): v128 {
  if (op == Op.Add) return f32x4.add(a, b);
  if (op == Op.Sub) return f32x4.sub(a, b);
  if (op == Op.Mul) return f32x4.mul(a, b);
  if (op == Op.Div) return f32x4.div(a, b);
  if (op == INTEGER + Op.Add) return i32x4.add(a, b);
  if (op == INTEGER + Op.Sub) return i32x4.sub(a, b);
  if (op == INTEGER + Op.Mul) return i32x4.mul(a, b);
  if (op == INTEGER + Op.And) return v128.and(a, b);
  if (op == INTEGER + Op.Or) return v128.or(a, b);
  return v128.and(compare(op, a, b), i32x4.splat(1));
}

// @ts-ignore: decorator
@inline
function compare(op: i32, a: v128, b: v128): v128 {
  if (op == Op.Eq) return f32x4.eq(a, b);
  if (op == Op.Ne) return f32x4.ne(a, b);
  if (op == Op.Lt) return f32x4.lt(a, b);
  if (op == Op.Le) return f32x4.le(a, b);
  if (op == Op.Gt) return f32x4.gt(a, b);
  if (op == Op.Ge) return f32x4.ge(a, b);
  if (op == INTEGER + Op.Eq) return i32x4.eq(a, b);
  if (op == INTEGER + Op.Ne) return i32x4.ne(a, b);
  if (op == INTEGER + Op.Lt) return i32x4.lt_s(a, b);
  if (op == INTEGER + Op.Le) return i32x4.le_s(a, b);
  if (op == INTEGER + Op.Gt) return i32x4.gt_s(a, b);
  return i32x4.ge_s(a, b);
}

/**
 * `length` results side by side; a stride is 4 bytes, or 0 when one number meets them all. Nothing is written past
 * them, so that `out` may be `a`: in place.
 */
// @ts-ignore: decorator
@inline
function innermost(op: i32, length: i32, a: usize, aStride: usize, b: usize, bStride: usize, out: usize): void {
  const bytes = <usize>length * 4;
  const whole = bytes & ~15;
  let j: usize = 0;
  if (!aStride) {
    const repeated = v128.load_splat<u32>(a);
    for (; j < whole; j += 16) v128.store(out + j, apply(op, repeated, v128.load(b + j)));
  } else if (!bStride) {
    const repeated = v128.load_splat<u32>(b);
    for (; j < whole; j += 16) v128.store(out + j, apply(op, v128.load(a + j), repeated));
  } else {
    for (; j < whole; j += 16) v128.store(out + j, apply(op, v128.load(a + j), v128.load(b + j)));
  }
  for (; j < bytes; j += 4) {
    const x = v128.load_splat<u32>(aStride ? a + j : a);
    const y = v128.load_splat<u32>(bStride ? b + j : b);
    v128.store_lane<u32>(out + j, apply(op, x, y), 0);
  }
}

/** Chooses the op outside the loop over the numbers. */
function run(op: i32, length: i32, a: usize, aStride: usize, b: usize, bStride: usize, out: usize): void {
  switch (op) {
    case Op.Add: return innermost(Op.Add, length, a, aStride, b, bStride, out);
    case Op.Sub: return innermost(Op.Sub, length, a, aStride, b, bStride, out);
    case Op.Mul: return innermost(Op.Mul, length, a, aStride, b, bStride, out);
    case Op.Div: return innermost(Op.Div, length, a, aStride, b, bStride, out);
    case Op.Eq: return innermost(Op.Eq, length, a, aStride, b, bStride, out);
    case Op.Ne: return innermost(Op.Ne, length, a, aStride, b, bStride, out);
    case Op.Lt: return innermost(Op.Lt, length, a, aStride, b, bStride, out);
    case Op.Le: return innermost(Op.Le, length, a, aStride, b, bStride, out);
    case Op.Gt: return innermost(Op.Gt, length, a, aStride, b, bStride, out);
    case Op.Ge: return innermost(Op.Ge, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Add: return innermost(INTEGER + Op.Add, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Sub: return innermost(INTEGER + Op.Sub, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Mul: return innermost(INTEGER + Op.Mul, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Eq: return innermost(INTEGER + Op.Eq, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Ne: return innermost(INTEGER + Op.Ne, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Lt: return innermost(INTEGER + Op.Lt, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Le: return innermost(INTEGER + Op.Le, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Gt: return innermost(INTEGER + Op.Gt, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Ge: return innermost(INTEGER + Op.Ge, length, a, aStride, b, bStride, out);
    case INTEGER + Op.And: return innermost(INTEGER + Op.And, length, a, aStride, b, bStride, out);
    case INTEGER + Op.Or: return innermost(INTEGER + Op.Or, length, a, aStride, b, bStride, out);
  }
}

/** Where the next result goes: they are written in order. */
let next: usize = 0;

function walk(op: i32, d: i32, last: i32, a: usize, b: usize): void {
  const length = lengthOf(d);
  const aStride = firstStride(d);
  const bStride = secondStride(d);
  if (d == last) {
    run(op, length, a, aStride, b, bStride, next);
    next += <usize>length * 4;
    return;
  }
  for (let i = 0; i < length; i++, a += aStride, b += bStride) walk(op, d + 1, last, a, b);
}

/** out = a op b over the loops set by dimension(), the innermost with strides of 1 or 0. */
export function binary(op: i32, integer: bool, rank: i32, a: usize, b: usize, out: usize): void {
  next = out;
  walk(integer ? INTEGER + op : op, 0, rank - 1, a, b);
}
