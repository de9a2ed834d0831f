/** Fused multiply-add: a·b + c rounded to float32 once, for float32 a, b, c and a result that float32 can hold. */
export function fma32(a: number, b: number, c: number): number {
  const product = a * b; // exact: 24 + 24 bits fit in a double's 53
  const sum = product + c;
  const nearest = Math.fround(sum);
  // Rounding twice goes wrong only where the first rounding put the sum exactly halfway between two float32s:
  // then, and only then, the point as far on its other side is a float32 too.
  const opposite = sum + (sum - nearest);
  if (opposite === nearest || Math.fround(opposite) !== opposite) return nearest;
  // TwoSum (Knuth) gives the error of the first rounding, and its sign the side on which the true sum lies.
  const shift = sum - product;
  const error = product - (sum - shift) + (c - shift);
  if (error === 0) return nearest; // halfway indeed: ties to even
  return error > 0 ? Math.max(nearest, opposite) : Math.min(nearest, opposite);
}

/** a·b + c rounded to float32 twice: what builds without fused instructions compute. */
export function multiplyAdd32(a: number, b: number, c: number): number {
  return Math.fround(Math.fround(a * b) + c);
}
