import { expect, test } from "vitest";
import { gradientProducts } from "../../../src/experiment/gradient-products";

/** E[ln|z|] of z ~ N(0, 1): −(γ + ln 2)/2, γ being Euler's constant. */
const meanLog = -(0.5772156649 + Math.LN2) / 2;

test("without shortcuts a layer multiplies the gradient by std · exp(E ln|z|) in the geometric mean", () => {
  const { plain } = gradientProducts(0.25, 50, 42);
  expect(Math.log(plain.at(-1)!) / 50).toBeCloseTo(Math.log(0.25) + meanLog, 1);
  expect(plain).toHaveLength(50);
});

test("with shortcuts and small derivatives it loses half their variance a layer, whatever was lost without", () => {
  const { plain, residual } = gradientProducts(0.1, 50, 42);
  // ln(1 + x) = x − x²/2 + …, and x has mean 0.
  expect(Math.log(residual.at(-1)!)).toBeCloseTo(-50 * (0.1 ** 2 / 2), 1);
  expect(plain.at(-1)!).toBeLessThan(1e-60);
});
