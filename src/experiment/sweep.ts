import { type ConfigField, choices, type RunConfig, ranges } from "./config";

/** What a sweep can vary: any field but `steps`, which all its cells share. */
export type SweepField = Exclude<ConfigField, "steps">;
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

/** A cell by its place: columns count the values of x, rows those of y. */
export interface SweepPlace {
  column: number;
  row: number;
}

/** Places of all cells, row by row. */
export function placesOf({ x, y }: SweepSpec): SweepPlace[] {
  const rows = y?.values.length ?? 1;
  return Array.from({ length: rows * x.values.length }, (_, i) => ({
    column: i % x.values.length,
    row: Math.floor(i / x.values.length),
  }));
}

/** The whole run of a cell: it ends where the sweep's cells end. */
export function cellConfig({ config, x, y, steps }: SweepSpec, { column, row }: SweepPlace): RunConfig {
  return {
    ...config,
    [x.field]: x.values[column],
    ...(y && { [y.field]: y.values[row] }),
    steps,
  };
}

/** Two cells with the same key are the same run. */
export function cellKey(config: RunConfig): string {
  return JSON.stringify(Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Characters, and rows of the validation split, of the lesson's names: cells are weighed before their names are read. */
const CHARACTERS = 40;
const VALIDATION_ROWS = 90_000;

/** Multiplications that a cell takes, roughly: what is left of a sweep is guessed with it. */
export function cellWork(config: RunConfig): number {
  const { contextSize, embeddingSize, hiddenSize, hiddenLayers, batchSize, steps } = config;
  const weights =
    contextSize * embeddingSize * hiddenSize + (hiddenLayers - 1) * hiddenSize ** 2 + hiddenSize * CHARACTERS;
  // A step passes its minibatch forward and, at twice the cost, backward; validation only forward.
  return weights * (3 * steps * batchSize + VALIDATION_ROWS);
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

/** One run of a sweep, as far as it has come. */
export interface SweptCell {
  /** The first loss, and then means over as many steps each; steps are where they end. */
  curve: { steps: number[]; losses: number[] };
  /** Mean of the last hundred minibatches, and of the whole validation split; null until then, and where it diverged. */
  trainLoss: number | null;
  validationLoss: number | null;
  /** On the last minibatch, hidden layer by hidden layer; empty until then, and where it diverged. */
  layers: { saturated: number; dead: number; gradientNorm: number }[];
  /** The step whose loss was no number. */
  divergedAt: number | null;
}

/** Where a cell stands: `done` from 0 to 1 of its work, `told` what is known of it so far. */
export interface CellProgress {
  stage: "waiting" | "running" | "done" | "failed";
  done: number;
  told: SweptCell | null;
}

/** null where there is no such number, or none yet. */
export function measureOf({ layers, trainLoss, validationLoss }: SweptCell, measure: Measure): number | null {
  switch (measure) {
    case "loss":
      return validationLoss;
    case "train-loss":
      return trainLoss;
    case "saturation":
      return layers.length === 0
        ? null
        : layers.reduce((sum, layer) => sum + layer.saturated, 0) / layers.length;
    case "dead":
      return layers.length === 0 ? null : layers.reduce((sum, layer) => sum + layer.dead, 0);
    case "gradient":
      return layers[0]?.gradientNorm ?? null;
  }
}
