import { Refusal } from "../refusal";
import { sizeOf, wrapDim } from "../shape";
import type { Shape, Tensor } from "../tensor";
import { permuted } from "./permute";

/** Over what a reduction goes: one dimension, several, or all of them; `keepdim` leaves them with length 1. */
export interface Over {
  dim?: number | readonly number[];
  keepdim?: boolean;
}

/** A tensor laid out for a kernel that reduces the middle of [outer × count × inner]. */
export interface Reduction {
  source: Tensor;
  outer: number;
  count: number;
  inner: number;
  /** With the reduced dimensions as 1: broadcasts to the tensor's shape. */
  kept: Shape;
  /** What the reader asked for: `kept`, or without the reduced dimensions. */
  shape: Shape;
}

/** Dimensions side by side are reduced where they lie; others are first brought together, in a copy. */
export function arrange(op: string, x: Tensor, { dim = [], keepdim = false }: Over): Reduction {
  const reduced = dimensions(op, x, typeof dim === "number" ? [dim] : dim);
  const kept = x.shape.map((length, d) => (reduced.has(d) ? 1 : length));
  const shape = keepdim ? kept : x.shape.filter((_, d) => !reduced.has(d));
  const [first, last] = [Math.min(...reduced), Math.max(...reduced)];
  if (reduced.size === 0) return { source: x, outer: 1, count: 1, inner: 1, kept, shape };
  if (last - first + 1 === reduced.size) {
    const outer = sizeOf(x.shape.slice(0, first));
    const count = sizeOf(x.shape.slice(first, last + 1));
    return { source: x, outer, count, inner: sizeOf(x.shape.slice(last + 1)), kept, shape };
  }
  const order = x.shape.map((_, d) => d);
  const together = [...order.filter((d) => !reduced.has(d)), ...reduced];
  const count = sizeOf([...reduced].map((d) => x.shape[d]));
  return { source: permuted(x, together), outer: sizeOf(kept), count, inner: 1, kept, shape };
}

/** Counted from the front; none means all. */
function dimensions(op: string, x: Tensor, dims: readonly number[]): Set<number> {
  const rank = x.shape.length;
  if (dims.length === 0) return new Set(x.shape.keys());
  const wrapped = new Set<number>();
  for (const dim of dims) {
    const d = wrapDim(op, dim, x.shape);
    if (wrapped.has(d)) throw new Refusal(op, `dim ${d} appears multiple times in the list of dims`, [x]);
    wrapped.add(d);
  }
  return rank === 0 ? new Set() : wrapped;
}
