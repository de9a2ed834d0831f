// The engine's tensor operations in float64, index by index: what finite differences are taken of.
import type { ReferenceTensor } from "../../match-tensor";

const count = (shape: number[]) => shape.reduce((product, length) => product * length, 1);

/** Every number from its index. */
export function build(shape: number[], element: (index: number[]) => number): ReferenceTensor {
  const values = Float64Array.from({ length: count(shape) }, (_, flat) => {
    const index = new Array<number>(shape.length);
    for (let d = shape.length - 1, rest = flat; d >= 0; d--) {
      index[d] = rest % shape[d]!;
      rest = Math.floor(rest / shape[d]!);
    }
    return element(index);
  });
  return { shape, values };
}

/** The number of x at the last of these indices, where lengths of 1 repeat. */
export function at(x: ReferenceTensor, index: number[]): number {
  const own = index.slice(index.length - x.shape.length);
  const flat = x.shape.reduce((sum, length, d) => sum * length + (length === 1 ? 0 : own[d]!), 0);
  return x.values[flat]!;
}

export function broadcast(a: number[], b: number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, d) =>
    Math.max(a[d - rank + a.length] ?? 1, b[d - rank + b.length] ?? 1),
  );
}

export const zip =
  (f: (a: number, b: number) => number) =>
  (a: ReferenceTensor, b: ReferenceTensor): ReferenceTensor =>
    build(broadcast(a.shape, b.shape), (index) => f(at(a, index), at(b, index)));

export const map =
  (f: (x: number) => number) =>
  (x: ReferenceTensor): ReferenceTensor => ({ shape: x.shape, values: Float64Array.from(x.values, f) });

/** f of all the numbers that share their indices in the other dimensions; `dims` counted from the front. */
export function reduce(x: ReferenceTensor, dims: number[], f: (values: number[]) => number): ReferenceTensor {
  const groups = new Map<string, number[]>();
  build(x.shape, (index) => {
    const key = String(index.map((i, d) => (dims.includes(d) ? 0 : i)));
    groups.set(key, [...(groups.get(key) ?? []), at(x, index)]);
    return 0;
  });
  const kept = x.shape.map((length, d) => (dims.includes(d) ? 1 : length));
  return build(kept, (index) => f(groups.get(String(index))!));
}

export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
export const mean = (values: number[]): number => sum(values) / values.length;

export function variance(values: number[], correction: number): number {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - correction);
}

export function permute(x: ReferenceTensor, dims: number[]): ReferenceTensor {
  const shape = dims.map((d) => x.shape[d]!);
  return build(shape, (index) =>
    at(
      x,
      x.shape.map((_, d) => index[dims.indexOf(d)]!),
    ),
  );
}

export function slice(
  x: ReferenceTensor,
  dim: number,
  { start, step, length }: { start: number; step: number; length: number },
): ReferenceTensor {
  return build(x.shape.with(dim, length), (index) => at(x, index.with(dim, start + step * index[dim]!)));
}

export function cat(a: ReferenceTensor, b: ReferenceTensor, dim: number): ReferenceTensor {
  const length = a.shape[dim]!;
  return build(a.shape.with(dim, length + b.shape[dim]!), (index) =>
    index[dim]! < length ? at(a, index) : at(b, index.with(dim, index[dim]! - length)),
  );
}

export function gather(x: ReferenceTensor, dim: number, indices: ReferenceTensor): ReferenceTensor {
  return build(indices.shape, (index) => at(x, index.with(dim, at(indices, index))));
}

/** [..., m, k] · [..., k, n] → [..., m, n] */
export function matmul(a: ReferenceTensor, b: ReferenceTensor): ReferenceTensor {
  const batch = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const inner = a.shape.at(-1)!;
  return build([...batch, a.shape.at(-2)!, b.shape.at(-1)!], (index) => {
    const [outer, i, j] = [index.slice(0, -2), index.at(-2)!, index.at(-1)!];
    return sum(Array.from({ length: inner }, (_, k) => at(a, [...outer, i, k]) * at(b, [...outer, k, j])));
  });
}

export function logSoftmax(x: ReferenceTensor, dim: number): ReferenceTensor {
  const logs = reduce(x, [dim], (values) => Math.log(sum(values.map(Math.exp))));
  return zip((value, log) => value - log)(x, logs);
}
