import { expect, test } from "vitest";
import { judgeScaleCurve } from "../../../src/lessons/initial-loss/judge-scale-curve";

test.each([
  ["near", [3.7, 3.7, 3.7, 3.8, 4, 6, 15, 38]],
  ["ramp", [4, 9, 14, 19, 24, 29, 34, 39]],
  ["zero", [0, 0, 0, 0, 1, 4, 14, 39]],
  ["falling", [39, 30, 20, 12, 8, 5, 4, 3.7]],
  ["other", [3.7, 3.7, 3.7, 3.7, 3.8, 3.8, 3.9, 4]],
])("%s", (verdict, drawn) => {
  expect(judgeScaleCurve(drawn)).toBe(verdict);
});
