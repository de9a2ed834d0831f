import { type ConfigField, choices, type RunConfig, ranges } from "./config";

/** What a sweep can vary: any field but `steps`, which all its cells share, and a list of layers, which has no order. */
export type SweepField = Exclude<ConfigField, "steps" | "layers">;
export type SweepValue = number | string;

export const sweepFields = [...Object.keys(ranges), ...Object.keys(choices)].filter(
  (field) => field !== "steps",
) as SweepField[];

/** One field and the values that it takes: one to `mostValues`, each once. */
export interface SweepAxis {
  field: SweepField;
  values: SweepValue[];
}

export const mostValues = 12;

/** Of a cell. Long enough for the fate of an initialisation to show; the longest is half of the lesson's first phase. */
export const sweepSteps = { min: 10, max: 50_000, default: 1000 } as const;

/** The numbers of a cell that its colour can tell. `loss` is that of validation. */
export const measures = ["loss", "train-loss", "saturation", "dead", "gradient"] as const;
export type Measure = (typeof measures)[number];

/** Runs of the same seed that differ in one field or in two. */
export interface SweepSpec {
  /** What the cells share. */
  config: RunConfig;
  x: SweepAxis;
  y: SweepAxis | null;
  /** Updates of each cell. */
  steps: number;
  shown: Measure;
}

const prepared: Partial<Record<SweepField, SweepValue[]>> = {
  gain: [0.5, 1, 1.5, 2, 2.5, 3],
  hiddenLayers: [2, 5, 9, 12],
  learningRate: [0.01, 0.03, 0.1, 0.3, 1, 3],
  batchSize: [8, 16, 32, 64, 128],
  hiddenSize: [32, 64, 128, 256, 512],
  embeddingSize: [2, 5, 10, 20, 40],
  contextSize: [1, 2, 3, 5, 8],
  hiddenBiasScale: [0, 0.01, 0.1, 1],
  outputScale: [0, 0.01, 0.1, 0.3, 1],
  outputBiasScale: [0, 0.01, 0.1, 1],
  drawn: [1000, 10_000, 50_000, 100_000],
  decayStep: [100, 300, 500, 800],
  decayFactor: [0.01, 0.1, 0.3, 1],
  seed: [1, 2, 3, 42, 1337],
};

/** Values to begin with. A file of the reader's is on no other machine, nor in the threads that sweep. */
export function preparedAxis(field: SweepField): SweepAxis {
  const options = field in choices ? choices[field as keyof typeof choices] : [];
  return { field, values: prepared[field] ?? options.filter((option) => option !== "file").slice(0, 12) };
}

/** The lecture's width and its deep networks' weights: gain and depth are then all that matters. */
const deepFields = {
  hiddenInit: "kaiming",
  hiddenSize: 100,
  hiddenBiasScale: 0.01,
  outputScale: 0.01,
  outputBiasScale: 0,
} as const satisfies Partial<RunConfig>;

/** The sweeps that a reader can begin with, over a run of their own. */
export const preparedSweeps = {
  gain: (config: RunConfig) => begin(config, "gain", null, "saturation"),
  "gain-depth": (config: RunConfig) =>
    begin({ ...config, ...deepFields }, "gain", "hiddenLayers", "saturation"),
  "rate-batch": (config: RunConfig) => begin(config, "learningRate", "batchSize", "loss"),
  seeds: (config: RunConfig) => begin(config, "seed", null, "loss"),
} as const satisfies Record<string, (config: RunConfig) => SweepSpec>;

export type PreparedSweep = keyof typeof preparedSweeps;

function begin(config: RunConfig, x: SweepField, y: SweepField | null, shown: Measure): SweepSpec {
  return { config, x: preparedAxis(x), y: y && preparedAxis(y), steps: sweepSteps.default, shown };
}
