import { expect, test } from "vitest";
import { distanceInStds } from "../../../src/figures/distance-in-stds";

test("each neuron's distance is measured in its own deviation, whichever statistic is compared", () => {
  const result = {
    running: { mean: [1.3, -4], std: [2, 10] },
    calibrated: { mean: [1, 0], std: [1, 10] },
  };
  // √((0.3² + 0.4²) / 2) and √((1² + 0²) / 2)
  expect(distanceInStds(result, "mean")).toBeCloseTo(Math.sqrt(0.125), 12);
  expect(distanceInStds(result, "std")).toBeCloseTo(Math.sqrt(0.5), 12);
});
