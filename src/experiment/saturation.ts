import { curves, type Nonlinearity } from "./nonlinearity";

/** Whether one unit, on one example, is saturated: by what enters its nonlinearity, and by what comes out, h. */
export type SaturationTest = (preactivation: number, activation: number) => boolean;

/**
 * A unit is saturated where its nonlinearity passes less than 1 − threshold² of the largest gradient that it can pass.
 * For tanh, whose derivative is 1 − h², that is the lesson's |h| > threshold; for sigmoid, 4h(1 − h) < 1 − threshold²;
 * relu is where x ≤ 0, and no nonlinearity at all never is.
 */
export function saturationTest(nonlinearity: Nonlinearity, threshold: number): SaturationTest {
  // PyTorch rounds the number that it compares a float32 tensor with: `h.abs() > 0.97`.
  const limit = Math.fround(threshold);
  if (nonlinearity === "tanh") return (_, h) => Math.abs(h) > limit;
  if (nonlinearity === "sigmoid") return (_, h) => Math.abs(2 * h - 1) > limit; // σ(x) = (1 + tanh(x/2))/2
  const { derivative, largestDerivative } = curves[nonlinearity];
  const least = (1 - limit ** 2) * largestDerivative;
  return (x) => Math.abs(derivative(x)) < least;
}
