import type { Histogram, LayerStatistics, ParameterStatistics, SaturationMap } from "./frame";
import { curves, type Nonlinearity } from "./nonlinearity";
import { saturationTest } from "./saturation";

/** Bins of every histogram: enough for a curve, few enough for a phone. */
const BINS = 64;
/** Gradients are binned over ± this many of their standard deviations. */
const GRADIENT_SPREAD = 3;
/** What a layer gives is binned over ± this many of its root mean squares, where it has no bounds of its own. */
const ACTIVATION_SPREAD = 4;

/** Values of one hidden layer on a minibatch, [batch, neurons] row-major each. */
export interface LayerValues {
  nonlinearity: Nonlinearity;
  preactivation: Float32Array;
  activation: Float32Array;
  /** dL/d(activation). */
  gradient: Float32Array;
  neurons: number;
}

export function layerStatistics(values: LayerValues, threshold: number): LayerStatistics {
  const { nonlinearity, preactivation, activation, gradient } = values;
  const { mean, std } = moments(activation);
  const { mean: gradientMean, std: gradientStd } = moments(gradient);
  const { range } = curves[nonlinearity];
  const isBounded = range.every(Number.isFinite);
  return {
    mean,
    std,
    preactivationStd: moments(preactivation).std,
    ...saturation(values, threshold),
    gradientMean,
    gradientStd,
    gradientNorm: norm(gradient),
    preactivations: histogram(preactivation, ...around(preactivation)),
    activations: histogram(activation, ...(isBounded ? range : around(activation))),
    gradients: gradientHistogram(gradient, gradientStd),
  };
}

export function parameterStatistics(
  name: string,
  shape: number[],
  values: Float32Array,
  gradient: Float32Array,
): ParameterStatistics {
  const { mean, std } = moments(values);
  const { mean: gradientMean, std: gradientStd } = moments(gradient);
  return {
    name,
    shape,
    mean,
    std,
    gradientMean,
    gradientStd,
    gradientToData: gradientStd / std,
    gradient: gradientHistogram(gradient, gradientStd),
  };
}

/** The layer's values as the page draws them. */
export function saturationMap(
  layer: number,
  { nonlinearity, preactivation, activation, gradient, neurons }: LayerValues,
): SaturationMap {
  return {
    layer,
    nonlinearity,
    batch: activation.length / neurons,
    neurons,
    values: activation,
    preactivations: preactivation,
    gradients: gradient,
  };
}

/** Column `index` of a matrix with `columns` columns, row-major. */
export function column(matrix: Float32Array, index: number, columns: number): Float32Array {
  return Float32Array.from({ length: matrix.length / columns }, (_, row) => matrix[row * columns + index]);
}

/** Mean and unbiased standard deviation, as torch.mean and torch.std; std of one value is NaN, as there. */
export function moments(values: Float32Array): { mean: number; std: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, std: Math.sqrt(squares / (values.length - 1)) };
}

/** √Σv². */
function norm(values: Float32Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}

/** Share of the activations that are saturated, and how many neurons are on every example. */
export function saturation(
  { nonlinearity, preactivation, activation, neurons }: Omit<LayerValues, "gradient">,
  threshold: number,
): { saturated: number; dead: number } {
  const isSaturated = saturationTest(nonlinearity, threshold);
  const perNeuron = new Uint32Array(neurons);
  for (let row = 0; row < activation.length; row += neurons) {
    for (let j = 0; j < neurons; j++) {
      if (isSaturated(preactivation[row + j], activation[row + j])) perNeuron[j]++;
    }
  }
  const batch = activation.length / neurons;
  let saturated = 0;
  let dead = 0;
  for (const count of perNeuron) {
    saturated += count;
    if (count === batch) dead++;
  }
  return { saturated: saturated / activation.length, dead };
}

/** Counts in equal bins over [min, max]; what lies outside falls in the first or the last. */
export function histogram(values: Float32Array, min: number, max: number): Histogram {
  const counts = new Uint32Array(BINS);
  const perUnit = BINS / (max - min);
  for (const value of values) {
    counts[Math.min(BINS - 1, Math.max(0, Math.floor((value - min) * perUnit)))]++;
  }
  return { min, max, counts };
}

function gradientHistogram(gradient: Float32Array, std: number): Histogram {
  const spread = GRADIENT_SPREAD * std || Number.MIN_VALUE;
  return histogram(gradient, -spread, spread);
}

/** An interval around 0 with about all of `values` in it. */
function around(values: Float32Array): [min: number, max: number] {
  const spread = (ACTIVATION_SPREAD * norm(values)) / Math.sqrt(values.length) || Number.MIN_VALUE;
  return [-spread, spread];
}
