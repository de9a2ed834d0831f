import { expect, test } from "vitest";
import { fma32, multiplyAdd32 } from "../../../../src/engine/random/fma32";

// Results computed exactly, with rational numbers, and rounded once.
test.each([
  { a: 1 + 2 ** -15, b: 2 ** -24 * (1 - 2 ** -15), c: 1 + 2 ** -23, exact: 1 + 2 ** -23 },
  { a: 1 + 2 ** -20, b: 2 ** -24 * (1 - 2 ** -20), c: -1 - 2 ** -23, exact: -1 - 2 ** -23 },
  { a: 8390641 / 2 ** 23, b: 16773151 / 2 ** 48, c: 1, exact: 1 + 2 ** -23 },
])("a·b + c is rounded once where a double would land halfway: $a · $b + $c", ({ a, b, c, exact }) => {
  expect(fma32(a, b, c)).toBe(exact);
});

test("a sum that lies exactly halfway goes to the even neighbour", () => {
  expect(fma32(1, 2 ** -24, 1)).toBe(1);
  expect(fma32(1, 2 ** -24, 1 + 2 ** -23)).toBe(1 + 2 ** -22);
});

test("the product keeps the bits that a separate rounding loses", () => {
  const x = 1 + 2 ** -23;
  expect(fma32(x, x, -1 - 2 ** -22)).toBe(2 ** -46);
  expect(multiplyAdd32(x, x, -1 - 2 ** -22)).toBe(0);
});
