import { calculateGain } from "../engine/nn/gain";
import type { RunConfig } from "./config";

/** What a preactivation passes through. */
export type Nonlinearity = RunConfig["nonlinearity"];

/** A nonlinearity as plain functions of one number: what figures draw, and what telemetry judges saturation by. */
export interface Curve {
  value(x: number): number;
  /** As PyTorch has it where there are two: 0 of relu at 0. */
  derivative(x: number): number;
  /** Of all the derivatives. */
  largestDerivative: number;
  /** All that it can give lies between these. */
  range: readonly [low: number, high: number];
  /** torch.nn.init.calculate_gain, or null where PyTorch's table has none. */
  gain: number | null;
}

/** nn.LeakyReLU's default. */
const SLOPE = 0.01;
/** nn.SELU's. */
const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const normalDensity = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
const geluDerivative = (x: number) => normalDistribution(x) + x * normalDensity(x);

export const curves: Record<Nonlinearity, Curve> = {
  tanh: {
    value: Math.tanh,
    derivative: (x) => 1 - Math.tanh(x) ** 2,
    largestDerivative: 1,
    range: [-1, 1],
    gain: calculateGain("tanh"),
  },
  sigmoid: {
    value: sigmoid,
    derivative: (x) => sigmoid(x) * sigmoid(-x),
    largestDerivative: 1 / 4,
    range: [0, 1],
    gain: calculateGain("sigmoid"),
  },
  relu: {
    value: (x) => Math.max(x, 0),
    derivative: (x) => (x > 0 ? 1 : 0),
    largestDerivative: 1,
    range: [0, Number.POSITIVE_INFINITY],
    gain: calculateGain("relu"),
  },
  "leaky-relu": {
    value: (x) => (x > 0 ? x : SLOPE * x),
    derivative: (x) => (x > 0 ? 1 : SLOPE),
    largestDerivative: 1,
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    gain: calculateGain("leaky_relu", SLOPE),
  },
  elu: {
    value: (x) => (x > 0 ? x : Math.expm1(x)),
    derivative: (x) => (x > 0 ? 1 : Math.exp(x)),
    largestDerivative: 1,
    range: [-1, Number.POSITIVE_INFINITY],
    gain: null,
  },
  gelu: {
    value: (x) => x * normalDistribution(x),
    derivative: geluDerivative,
    largestDerivative: geluDerivative(Math.SQRT2), // its own derivative is φ(x)·(2 − x²)
    range: [-0.17, Number.POSITIVE_INFINITY],
    gain: null,
  },
  selu: {
    value: (x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
    derivative: (x) => SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x)),
    largestDerivative: SELU_SCALE * SELU_ALPHA, // just below 0
    range: [-SELU_SCALE * SELU_ALPHA, Number.POSITIVE_INFINITY],
    gain: calculateGain("selu"),
  },
  linear: {
    value: (x) => x,
    derivative: () => 1,
    largestDerivative: 1,
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    gain: calculateGain("linear"),
  },
};

/** Φ(x) = (1 + erf(x/√2))/2, erf by Abramowitz & Stegun 7.1.26: at most 1e-7 off. */
function normalDistribution(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x) * Math.SQRT1_2);
  const terms =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const beyond = 0.5 * terms * Math.exp(-0.5 * x * x);
  return x < 0 ? beyond : 1 - beyond;
}
