import { expect } from "vitest";

/** |received − expected| ≤ tolerance; toBeCloseTo counts decimals instead. */
export function expectWithin(received: number, expected: number, tolerance: number): void {
  expect(Math.abs(received - expected), `${received} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
}
