import { type NumericField, ranges } from "../experiment/config";
import { tanhGain } from "../experiment/presets";

/** The values that a slider offers, ascending. Between two of them a value can only be typed. */
export type Stops = readonly number[];

const sizes = doublings([1, 1.25, 1.5, 1.75]);
const scales = [0, ...decades(0.001, 10, [1, 1.5, 2, 3, 5, 7])];

const stopsByField: Record<Exclude<NumericField, "seed">, Stops> = {
  drawn: [0, ...decades(100, 1e6, [1, 2, 5])],
  contextSize: linear(1, 16, 1),
  embeddingSize: sizes,
  hiddenSize: sizes,
  hiddenLayers: [...linear(1, 10, 1), 12, 15, 20, 25, 30, 40, 50],
  // Fine where the lesson looks, with PyTorch's gain for tanh exactly.
  gain: [...linear(0, 3, 0.05), tanhGain, ...linear(3.5, 10, 0.5)].sort((a, b) => a - b),
  hiddenBiasScale: scales,
  outputScale: scales,
  outputBiasScale: scales,
  batchSize: sizes,
  steps: decades(100, 1e6, [1, 2, 5]),
  learningRate: [0, ...decades(1e-4, 10, [1, 1.5, 2, 3, 5, 7])],
  decayStep: [0, ...decades(100, 1e6, [1, 2, 5])],
  decayFactor: [0, 0.01, ...linear(0.05, 1, 0.05)],
};

export const thresholdStops: Stops = [...linear(0.5, 0.99, 0.01), 0.995, 0.999];

/** null for a field that is typed, not slid. */
export function stopsOf(field: NumericField): Stops | null {
  if (field === "seed") return null;
  const { min, max } = ranges[field];
  return stopsByField[field].filter((stop) => stop >= min && stop <= max);
}

/** Index of the stop closest to `value`, the lower one of two as close. */
export function nearestStop(stops: Stops, value: number): number {
  let nearest = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(stop - value) < Math.abs(stops[nearest] - value)) nearest = i;
  });
  return nearest;
}

function linear(from: number, to: number, step: number): number[] {
  const count = Math.round((to - from) / step);
  return Array.from({ length: count + 1 }, (_, i) => tidy(from + i * step));
}

/** from, … , to in steps of the mantissas, every power of ten. */
function decades(from: number, to: number, mantissas: number[]): number[] {
  const stops: number[] = [];
  for (let power = from; power <= to; power = tidy(power * 10)) {
    stops.push(...mantissas.map((mantissa) => tidy(mantissa * power)).filter((stop) => stop <= to));
  }
  return stops;
}

/** 1, 2, 3, … 8, 10, 12, 14, 16, 20, … 2,048: the powers of two and some between. */
function doublings(mantissas: number[]): number[] {
  return linear(0, 11, 1)
    .flatMap((exponent) => mantissas.map((mantissa) => mantissa * 2 ** exponent))
    .filter(Number.isInteger);
}

/** Without the last bits of decimal fractions: 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
