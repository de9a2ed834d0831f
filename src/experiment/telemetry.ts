import type { Histogram, LayerStatistics } from "./frame";

/** Bins of every histogram: enough for a curve, few enough for a phone. */
const BINS = 64;
/** Gradients are binned over ± this many of their standard deviations. */
const GRADIENT_SPREAD = 3;

/** Values of one hidden layer on a minibatch, [batch, neurons] row-major each. */
export interface LayerValues {
  preactivation: Float32Array;
  activation: Float32Array;
  /** dL/d(activation). */
  gradient: Float32Array;
  neurons: number;
}

export function layerStatistics(values: LayerValues, threshold: number): LayerStatistics {
  const { preactivation, activation, gradient, neurons } = values;
  const { mean, std } = moments(activation);
  const { mean: gradientMean, std: gradientStd } = moments(gradient);
  const spread = GRADIENT_SPREAD * gradientStd || Number.MIN_VALUE;
  return {
    mean,
    std,
    preactivationStd: moments(preactivation).std,
    ...saturation(activation, neurons, threshold),
    gradientMean,
    gradientStd,
    activations: histogram(activation, -1, 1),
    gradients: histogram(gradient, -spread, spread),
  };
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

/** Share of the activations with |h| > threshold, and how many neurons have it on every example. */
export function saturation(
  activation: Float32Array,
  neurons: number,
  threshold: number,
): { saturated: number; dead: number } {
  const perNeuron = new Uint32Array(neurons);
  for (let row = 0; row < activation.length; row += neurons) {
    for (let j = 0; j < neurons; j++) if (Math.abs(activation[row + j]) > threshold) perNeuron[j]++;
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
