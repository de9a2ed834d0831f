import { expect, test } from "vitest";
import { softmaxOfOne } from "../../../src/figures/softmax-of-one";

test("equal logits give every class the same, and cost ln of how many there are", () => {
  const { probabilities, loss } = softmaxOfOne([3, 3, 3, 3], 2);
  expect(probabilities).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(loss).toBeCloseTo(Math.log(4), 14);
});

test("the loss is −ln of the right class's probability", () => {
  const { probabilities, loss } = softmaxOfOne([1.5, -1, 0.5, -0.5], 1);
  expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
  expect(probabilities[0] / probabilities[1]).toBeCloseTo(Math.exp(2.5), 10);
  expect(loss).toBeCloseTo(-Math.log(probabilities[1]), 12);
});

test("logits in the thousands neither overflow nor lose the loss", () => {
  const { probabilities, loss } = softmaxOfOne([1000, -1000], 1);
  expect(probabilities).toEqual([1, 0]);
  expect(loss).toBe(2000);
});
