import type { BinaryOp } from "../backend";

/** Of int32 numbers; sums and products modulo 2³². */
export const integerOps: Record<BinaryOp, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: Math.imul,
  div: (a, b) => a / b,
  eq: (a, b) => Number(a === b),
  ne: (a, b) => Number(a !== b),
  lt: (a, b) => Number(a < b),
  le: (a, b) => Number(a <= b),
  gt: (a, b) => Number(a > b),
  ge: (a, b) => Number(a >= b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
};

/** Calls `visit` with the place of each number of nested loops, the last fastest, that advance by these strides. */
function walk(
  lengths: readonly number[],
  offset: number,
  strides: readonly number[],
  visit: (place: number) => void,
): void {
  const [length, ...inner] = lengths;
  const [stride, ...innerStrides] = strides;
  if (length === undefined) visit(offset);
  else for (let i = 0; i < length; i++) walk(inner, offset + i * stride, innerStrides, visit);
}

/** The places in the order of the loops. */
export function placesOf(lengths: readonly number[], offset: number, strides: readonly number[]): Int32Array {
  const places = new Int32Array(lengths.reduce((product, length) => product * length, 1));
  let next = 0;
  walk(lengths, offset, strides, (place) => {
    places[next++] = place;
  });
  return places;
}
