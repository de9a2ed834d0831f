import { expect, test } from "vitest";
import { judgeDepthCurve } from "../../../src/lessons/kaiming/judge-depth-curve";

test.each([
  ["grows", [0.3, 0.5, 0.6, 0.7, 0.8, 0.8, 0.8, 0.8]],
  ["level", [0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6]],
  ["straight", [0.6, 0.52, 0.44, 0.36, 0.28, 0.2, 0.12, 0.05]],
  ["dead", [0.6, 0.1, 0.01, 0, 0, 0, 0, 0]],
  // 1/√(2·layer): what fifty layers of tanh do.
  ["near", [0.63, 0.25, 0.19, 0.15, 0.13, 0.12, 0.11, 0.1]],
])("a curve that %s is answered as such", (verdict, drawn) => {
  expect(judgeDepthCurve(drawn)).toBe(verdict);
});
