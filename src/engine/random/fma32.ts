const bits64 = new Float64Array(1);
const words = new Uint32Array(bits64.buffer); // little-endian, as every platform with WebAssembly is

/** a·b + c with operands and result in float32. */
export type MultiplyAdd = (a: number, b: number, c: number) => number;

/** Fused multiply-add: a·b + c rounded to float32 once, for float32 a, b, c. */
export function fma32(a: number, b: number, c: number): number {
  const product = a * b; // exact: 24 + 24 bits fit in a double's 53
  const sum = product + c;
  bits64[0] = sum;
  if ((words[0]! & 0x1fffffff) !== 0x10000000) return Math.fround(sum);
  // The double sits halfway between two float32s, where a second rounding could go wrong if the first one moved it
  // there: TwoSum (Knuth) gives the error of the addition, and its sign says which way to lean.
  const shift = sum - product;
  const error = product - (sum - shift) + (c - shift);
  if (error !== 0) words[0]! += error > 0 === sum > 0 ? 1 : -1;
  return Math.fround(bits64[0]);
}

/** a·b + c rounded to float32 twice: what builds without fused instructions compute. */
export const multiplyAdd32: MultiplyAdd = (a, b, c) => Math.fround(Math.fround(a * b) + c);
