import type { BinaryOp } from "../kernels/backend";
import { Refusal } from "../refusal";
import { broadcastShapes, broadcastStrides, coalesce, sameShape, sizeOf } from "../shape";
import { currentBackend, type Dtype, empty, full, type Shape, Tensor, tensor } from "../tensor";
import { promoteTypes, to } from "./to";

/** What elementwise ops take: a tensor, or a number that meets every element. */
export type Operand = Tensor | number;

const logical = new Set<BinaryOp>(["eq", "ne", "lt", "le", "gt", "ge", "and", "or"]);

/** The operand as a tensor; a whole number takes on the type of an integer tensor that it meets, as Python's int does. */
export function asTensor(operand: Operand, other: Operand): Tensor {
  if (operand instanceof Tensor) return operand;
  const integer = other instanceof Tensor && other.dtype !== "float32" && Number.isInteger(operand);
  return integer ? tensor(Int32Array.of(operand), []) : full([], operand);
}

/**
 * a op b, elementwise with broadcasting and PyTorch's promotion of types, not recorded. Comparisons and logical ops
 * give bool, division float32. `name`: what the reader calls it.
 */
export function combine(op: BinaryOp, left: Operand, right: Operand, name: string = op): Tensor {
  const [a, b] = [asTensor(left, right), asTensor(right, left)];
  const shape = broadcastShapes(name, a.shape, b.shape);
  const dtype = computedIn(op, a, b);
  const out = empty(shape, logical.has(op) ? "bool" : dtype);
  run(op, to(a, dtype), to(b, dtype), out);
  return out;
}

/** x = x op other, in place, not recorded; other broadcasts to x. */
export function combineInto(op: BinaryOp, x: Tensor, other: Tensor): void {
  run(op, x, to(other, x.dtype), x);
  x.storage.changed();
}

/** The type in which a op b is computed. */
export function computedIn(op: BinaryOp, a: Tensor, b: Tensor): Dtype {
  if (op === "div") return "float32";
  const dtype = promoteTypes(a.dtype, b.dtype);
  if (op === "sub" && dtype === "bool") {
    const words =
      "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator " +
      "instead.";
    throw new Refusal(op, words, [a, b]);
  }
  if (op === "sub" && (a.dtype === "bool" || b.dtype === "bool")) {
    const words =
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the " +
      "`~` or `logical_not()` operator instead.";
    throw new Refusal(op, words, [a, b]);
  }
  return dtype;
}

function run(op: BinaryOp, a: Tensor, b: Tensor, out: Tensor): void {
  const strides = [broadcastStrides(a.shape, out.shape), broadcastStrides(b.shape, out.shape)];
  const walk = coalesce(out.shape, ...strides);
  const integer = a.dtype !== "float32";
  const sumOfBools = op === "add" && out.dtype === "bool"; // true + true is true
  const [aStrides, bStrides] = walk.strides;
  currentBackend().kernels.binary(
    sumOfBools ? "or" : op,
    integer,
    walk.lengths,
    a.handle,
    aStrides,
    b.handle,
    bStrides,
    out.handle,
  );
}

/** x of `target`'s shape by repeating lengths of 1, a copy; not recorded. */
export function repeat(x: Tensor, target: Shape): Tensor {
  if (sameShape(x.shape, target)) return x;
  const out = empty(target, x.dtype);
  const walk = coalesce(target, broadcastStrides(x.shape, target));
  currentBackend().kernels.readStrided(walk.lengths, x.handle, 0, walk.strides[0], out.handle);
  return out;
}

/** The sum of x over whatever repeats when `shape` broadcasts to x's: repeat's gradient. Not recorded. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const { kernels } = currentBackend();
  const added = x.shape.length - shape.length;
  const repeated = x.shape.map((length, d) => (d < added || shape[d - added] === 1) && length !== 1);
  let result = x;
  let left = [...x.shape];
  for (let end = repeated.length; end > 0; end--) {
    if (!repeated[end - 1]) continue;
    let start = end - 1;
    while (start > 0 && (repeated[start - 1] || left[start - 1] === 1)) start--;
    const [outer, inner] = [sizeOf(left.slice(0, start)), sizeOf(left.slice(end))];
    const summed = left.map((length, d) => (d >= start && d < end ? 1 : length));
    const out = empty(summed);
    kernels.sum(outer, sizeOf(left.slice(start, end)), inner, false, result.handle, out.handle);
    [result, left, end] = [out, summed, start + 1];
  }
  return result.viewed(shape);
}
