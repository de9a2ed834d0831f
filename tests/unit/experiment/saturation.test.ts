import { expect, test } from "vitest";
import { choices } from "../../../src/experiment/config";
import { DEFAULT_THRESHOLD } from "../../../src/experiment/frame";
import { curves, type Nonlinearity } from "../../../src/experiment/nonlinearity";
import { saturationTest } from "../../../src/experiment/saturation";

/** Whether a unit with this preactivation is saturated. */
function isSaturated(name: Nonlinearity, x: number, threshold = DEFAULT_THRESHOLD): boolean {
  return saturationTest(name, threshold)(x, curves[name].value(x));
}

test("a tanh is saturated where |h| exceeds the threshold, rounded to float32 as PyTorch does", () => {
  const test = saturationTest("tanh", 0.97);
  const edge = Math.fround(0.97);
  expect([edge, -edge].map((h) => test(0, h))).toEqual([false, false]);
  const beyond = Math.fround(edge + 2 ** -24);
  expect([beyond, -beyond].map((h) => test(0, h))).toEqual([true, true]);
});

test("every nonlinearity is saturated where it passes less than 1 − threshold² of the most that it can", () => {
  const points = Array.from({ length: 801 }, (_, i) => (i - 400) / 50 + 0.003);
  for (const name of choices.nonlinearity) {
    const { derivative, largestDerivative } = curves[name];
    for (const threshold of [0.5, 0.9, 0.97, 0.999]) {
      for (const x of points) {
        const passes = Math.abs(derivative(x)) / largestDerivative;
        expect({ name, threshold, x, is: isSaturated(name, x, threshold) }).toEqual({
          name,
          threshold,
          x,
          is: passes < 1 - threshold ** 2,
        });
      }
    }
  }
});

test("a relu is saturated where it is off, at any threshold below 1", () => {
  for (const threshold of [0.1, 0.97, 0.9999]) {
    expect([-2, 0, 1e-6, 3].map((x) => isSaturated("relu", x, threshold))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  }
});

test("a leaky relu's 1% counts as little until the threshold asks for less", () => {
  expect(isSaturated("leaky-relu", -1)).toBe(true);
  expect(isSaturated("leaky-relu", -1, 0.996)).toBe(false);
});

test("without a nonlinearity nothing saturates", () => {
  for (const threshold of [0, 0.97, 1]) expect(isSaturated("linear", 1e6, threshold)).toBe(false);
});
