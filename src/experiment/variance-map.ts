import { curves, type Nonlinearity } from "./nonlinearity";

/**
 * What a layer of many neurons does to the spread of what passes through it, when its weights have standard deviation
 * gain/√fan_in: sums of many independent terms are normal, so expectations over N(0, 1) tell it (Poole et al. 2016,
 * Schoenholz et al. 2017).
 */

/** The root mean square of h after a layer whose input has the root mean square `rms`: √E[f(gain·rms·z)²]. */
export function nextRms(nonlinearity: Nonlinearity, gain: number, rms: number): number {
  const { value } = curves[nonlinearity];
  return Math.sqrt(expectation((z) => value(gain * rms * z) ** 2));
}

/** Root mean squares of h in layers 1 to `depth`. */
export function rmsByLayer(nonlinearity: Nonlinearity, gain: number, input: number, depth: number): number[] {
  const path: number[] = [];
  let rms = input;
  for (let layer = 0; layer < depth; layer++) {
    rms = nextRms(nonlinearity, gain, rms);
    path.push(rms);
  }
  return path;
}

/** By how much a layer multiplies the standard deviation of the gradient on its way back: gain·√E[f′(gain·rms·z)²]. */
export function gradientFactor(nonlinearity: Nonlinearity, gain: number, rms: number): number {
  const { derivative } = curves[nonlinearity];
  return gain * Math.sqrt(expectation((z) => derivative(gain * rms * z) ** 2));
}

/** What the gradient of layers 1 to `depth` has grown to on its way back from the last: standard deviations over its own. */
export function gradientsByLayer(
  nonlinearity: Nonlinearity,
  gain: number,
  input: number,
  depth: number,
): number[] {
  const entering = [input, ...rmsByLayer(nonlinearity, gain, input, depth - 1)];
  const gradients = [1];
  for (let layer = depth - 1; layer >= 1; layer--) {
    gradients.unshift(gradients[0] * gradientFactor(nonlinearity, gain, entering[layer]));
  }
  return gradients;
}

/** Beyond this a normal distribution has less than 1e-15 of its mass. */
const REACH = 8;
const STEPS = 400;
const STEP = (2 * REACH) / STEPS;
/** Middles of equal intervals, none of them at 0, where some derivatives jump. */
const nodes = Array.from({ length: STEPS }, (_, i) => -REACH + (i + 0.5) * STEP);
const density = nodes.map((z) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI));

/** E[g(z)], z ~ N(0, 1), by the midpoint rule: of a smooth g it is exact to rounding. */
function expectation(g: (z: number) => number): number {
  return nodes.reduce((sum, z, i) => sum + density[i] * g(z), 0) * STEP;
}
