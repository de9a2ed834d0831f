import type { Handle, Kernels } from "../backend";
import { compute } from "./compute";
import { each, program } from "./program/program";
import type { Slots } from "./slots";

// Over the middle of x [outer×count×inner] into [outer×inner]: programs see x as [outer·count, inner].

/** A piece of the middle: `pieces` of `length` numbers each cover the `limit` of them. */
const group = "trunc((row + 0.5) / pieces)";
const position = `(row - ${group} * pieces) * length + index`;

const piece = program("sum", {
  inputs: { x: [`${group} * limit + ${position}`, "column"] },
  constants: ["pieces", "length", "limit", "divisor"],
  folds: { total: { initial: "0", step: `${position} < limit ? total + x : total` } },
  result: "total / divisor",
});

const squared = program("squaredDeviation", {
  inputs: { x: each, mean: ["trunc((row + 0.5) / size)", "column"] },
  constants: ["size"],
  result: "(x - mean) * (x - mean)",
});

const middle = ["row * count + index", "column"] as const;

const largestOf = program("maximum", {
  inputs: { x: middle },
  constants: ["infinity"],
  folds: { largest: { initial: "-infinity", step: "isnan(largest) || x <= largest ? largest : x" } },
  result: "largest",
});

const firstLargest = program("argmax", {
  inputs: { largest: each, x: middle },
  folds: {
    first: { initial: "count", step: "first == count && (x == largest || isnan(x)) ? index : first" },
  },
  result: "first",
});

/** A sum of more numbers is one of sums: many at once, and with less rounding. */
const LONGEST = 256;

/** out[outer×inner] = Σ over the middle, divided by `divisor`. */
function sumOver(
  slots: Slots,
  [outer, count, inner]: readonly [number, number, number],
  x: Handle,
  divisor: number,
  out: Handle,
): void {
  if (count === 0) {
    slots.putConstant(out, 0 / divisor);
    return;
  }
  const pieces = count > LONGEST ? Math.ceil(Math.sqrt(count)) : 1;
  const length = Math.ceil(count / pieces);
  const sums = pieces === 1 ? out : slots.allocate(outer * pieces * inner);
  compute(slots, piece, {
    rows: outer * pieces,
    columns: inner,
    count: length,
    inputs: { x },
    constants: { pieces, length, limit: count, divisor: pieces === 1 ? divisor : 1 },
    out: sums,
  });
  if (pieces === 1) return;
  sumOver(slots, [outer, pieces, inner], sums, divisor, out);
  slots.free(sums);
}

export function reduceKernels(slots: Slots): Pick<Kernels, "sum" | "variance" | "maximum"> {
  return {
    sum(outer, count, inner, integer, x, out) {
      if (integer) slots.putValues(out, integerSums(outer, count, inner, slots.integers(x)));
      else sumOver(slots, [outer, count, inner], x, 1, out);
    },
    variance(outer, count, inner, x, correction, mean, variance) {
      const shape = [outer, count, inner] as const;
      sumOver(slots, shape, x, count, mean);
      const squares = slots.allocate(outer * count * inner);
      compute(slots, squared, {
        rows: outer * count,
        columns: inner,
        inputs: { x, mean },
        constants: { size: count },
        out: squares,
      });
      sumOver(slots, shape, squares, Math.max(count - correction, 0), variance);
      slots.free(squares);
    },
    maximum(outer, count, inner, integer, x, values, indices) {
      if (integer) return integerMaximum(slots, outer, count, inner, slots.integers(x), values, indices);
      const shape = { rows: outer, columns: inner, count };
      compute(slots, largestOf, { ...shape, inputs: { x }, constants: { infinity: Infinity }, out: values });
      compute(slots, firstLargest, { ...shape, inputs: { largest: values, x }, out: indices, integer: true });
    },
  };
}

/** Modulo 2³². */
function integerSums(outer: number, count: number, inner: number, x: Int32Array): Int32Array {
  const sums = new Int32Array(outer * inner);
  for (let i = 0; i < outer * count * inner; i++) {
    sums[Math.floor(i / (count * inner)) * inner + (i % inner)] += x[i];
  }
  return sums;
}

function integerMaximum(
  slots: Slots,
  outer: number,
  count: number,
  inner: number,
  x: Int32Array,
  values: Handle,
  indices: Handle,
): void {
  const [largest, first] = [new Int32Array(outer * inner), new Int32Array(outer * inner)];
  for (let out = 0; out < largest.length; out++) {
    const start = Math.floor(out / inner) * count * inner + (out % inner);
    largest[out] = x[start];
    for (let i = 1; i < count; i++) {
      const value = x[start + i * inner];
      if (value > largest[out]) [largest[out], first[out]] = [value, i];
    }
  }
  slots.putValues(values, largest);
  slots.putValues(indices, first);
}
