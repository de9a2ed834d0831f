import { expect, test } from "vitest";
import { movingMean } from "../../../src/figures/moving-mean";
import { stepsAbove } from "../../../src/figures/steps-above";

test("a moving mean averages as many values as there are, and then as many as its window", () => {
  expect(movingMean([4, 2, 6, 0], 2)).toEqual([4, 3, 4, 3]);
  expect(movingMean([], 2)).toEqual([]);
});

test("the steps above a level are those until the average first falls below it", () => {
  const run = { steps: Float64Array.of(0, 10, 20.5, 30), smoothed: Float64Array.of(9, 5, 3, 4) };
  expect(stepsAbove(run, 3.5)).toBe(21);
  expect(stepsAbove(run, 2)).toBeNull();
});
