import { Refusal } from "./refusal";
import type { Shape } from "./tensor";

/** Number of elements: the product of the lengths. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, d) => length === b[d]);
}

/** Numbers from one index to the next along each dimension, row-major: [2, 3, 4] → [12, 4, 1]. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = stride;
    stride *= shape[d];
  }
  return strides;
}

/**
 * A dimension of `op`'s operand counted from the front, given one that may be negative: from the back. A scalar has
 * dimension 0. `rank`: of the result, where that is what `dim` counts.
 */
export function wrapDim(op: string, dim: number, shape: Shape, rank = shape.length): number {
  const lengths = Math.max(rank, 1);
  if (!Number.isInteger(dim) || dim < -lengths || dim >= lengths) {
    const words = `Dimension out of range (expected to be in range of [${-lengths}, ${lengths - 1}], but got ${dim})`;
    throw new Refusal(op, words, [{ shape }], "IndexError");
  }
  return dim < 0 ? dim + lengths : dim;
}

/** The shape that both operands of `op` broadcast to: aligned at the last dimension, a length of 1 repeats (PyTorch's rule). */
export function broadcastShapes(
  op: string,
  a: Shape,
  b: Shape,
  operands: readonly { readonly shape: Shape }[] = [{ shape: a }, { shape: b }],
): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, d) => {
    const [inA, inB] = [a[d - rank + a.length] ?? 1, b[d - rank + b.length] ?? 1];
    if (inA !== inB && inA !== 1 && inB !== 1) {
      const words = `The size of tensor a (${inA}) must match the size of tensor b (${inB}) at non-singleton dimension ${d}`;
      throw new Refusal(op, words, operands);
    }
    return inA === 1 ? inB : inA;
  });
}

/** Whether both broadcast to one shape. */
export function canBroadcast(a: Shape, b: Shape): boolean {
  return a.every((length, d) => {
    const other = b[d - a.length + b.length] ?? 1;
    return length === other || length === 1 || other === 1;
  });
}

/** Strides that read a contiguous `shape` as the `target` it broadcasts to: 0 where it repeats. */
export function broadcastStrides(shape: Shape, target: Shape): number[] {
  const strides = stridesOf(shape);
  const added = target.length - shape.length;
  return target.map((_, d) => (d < added || shape[d - added] === 1 ? 0 : strides[d - added]));
}

/** Nested loops over `lengths`, the last one fastest, with the strides of each operand. */
export interface Walk {
  lengths: number[];
  strides: number[][];
}

/** The same walk in as few loops as possible, at least one: neighbours that every operand runs through evenly are joined. */
export function coalesce(lengths: Shape, ...operands: Shape[]): Walk {
  const walk: Walk = { lengths: [], strides: operands.map(() => []) };
  for (let d = lengths.length - 1; d >= 0; d--) {
    if (lengths[d] === 1) continue;
    const inner = walk.lengths[0];
    if (inner !== undefined && operands.every((strides, i) => strides[d] === walk.strides[i][0] * inner)) {
      walk.lengths[0] *= lengths[d];
    } else {
      walk.lengths.unshift(lengths[d]);
      operands.forEach((strides, i) => {
        walk.strides[i].unshift(strides[d]);
      });
    }
  }
  return walk.lengths.length > 0 ? walk : { lengths: [1], strides: operands.map(() => [1]) };
}
