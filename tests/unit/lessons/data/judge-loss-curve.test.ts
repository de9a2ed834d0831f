import { expect, test } from "vitest";
import { judgeLossCurve } from "../../../../src/lessons/data/judge-loss-curve";

/** Like the notebook's run: down to a third in a tenth of the way. */
const actual = [
  [0, 39.1],
  [100, 13.2],
  [1000, 5.2],
];

test.each([
  ["low", "that begins at the loss of knowing nothing", [3.7, 3.4, 3.2, 3, 2.9, 2.8, 2.8, 2.7]],
  ["level", "that hardly falls", [39, 38, 37, 36, 35, 34, 33, 32]],
  ["slow", "that falls as a straight line", [39, 34, 29, 24, 19, 14, 9, 4]],
  ["near", "that plunges and then has a long tail", [39, 12, 9, 8, 7, 6, 6, 5]],
])("a curve is told to be %s %s", (verdict, _, drawn) => {
  expect(judgeLossCurve(drawn, actual)).toBe(verdict);
});
