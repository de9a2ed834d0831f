import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/experiment/config";
import { presets } from "../../../src/experiment/presets";
import { probableCause } from "../../../src/pages/divergence";

const careful = { ...defaultConfig, ...presets.kaiming };

test("a careful network that diverges is driven too fast, a violent one starts too large, or both", () => {
  expect(probableCause(careful, 10)).toBe("learning-rate");
  expect(probableCause(defaultConfig, 0.1)).toBe("gain");
  expect(probableCause(defaultConfig, 10)).toBe("both");
});

test("without a bound on h a full output is a violent start, and no run at 0.1 is told to take 0.1", () => {
  const relu = { ...careful, nonlinearity: "relu" } as const;
  expect(probableCause({ ...relu, outputScale: 1 }, 10)).toBe("both");
  expect(probableCause(relu, 10)).toBe("learning-rate");
  expect(probableCause(relu, 0.1)).toBe("gain");
});

test("the notebook's BatchNorm divides by a deviation of zero when its weights are zero", () => {
  const byHand = { ...careful, normalization: "batch-norm-by-hand" } as const;
  expect(probableCause({ ...byHand, gain: 0 }, 10)).toBe("zero-deviation");
  expect(probableCause(byHand, 0.1)).toBe("zero-deviation");
  expect(probableCause(byHand, 10)).toBe("learning-rate");
  expect(probableCause({ ...careful, normalization: "batch-norm-1d", gain: 0 }, 10)).toBe("learning-rate");
});
