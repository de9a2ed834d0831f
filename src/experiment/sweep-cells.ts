import type { RunConfig } from "./config";
import { hiddenLayersOf, regularFields } from "./network-layers";
import type { Measure, SweepField, SweepSpec } from "./sweep";

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

/** The whole run of a cell: it ends where the sweep's cells end. What varies the regular network is of no listed layers. */
export function cellConfig({ config, x, y, steps }: SweepSpec, { column, row }: SweepPlace): RunConfig {
  return {
    ...config,
    ...([x, y].some((axis) => axis && isRegular(axis.field)) && { layers: "" }),
    [x.field]: x.values[column],
    ...(y && { [y.field]: y.values[row] }),
    steps,
  };
}

const isRegular = (field: SweepField) => (regularFields as readonly string[]).includes(field);

/** Two cells with the same key are the same run. */
export function cellKey(config: RunConfig): string {
  return JSON.stringify(Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Characters, and rows of the validation split, of the lesson's names: cells are weighed before their names are read. */
const CHARACTERS = 40;
const VALIDATION_ROWS = 90_000;

/** Multiplications that a cell takes, roughly: what is left of a sweep is guessed with it. */
export function cellWork(config: RunConfig): number {
  const { contextSize, embeddingSize, batchSize, steps } = config;
  const widths = [
    contextSize * embeddingSize,
    ...hiddenLayersOf(config).map(({ width }) => width),
    CHARACTERS,
  ];
  const weights = widths.slice(1).reduce((sum, width, i) => sum + widths[i] * width, 0);
  // A step passes its minibatch forward and, at twice the cost, backward; validation only forward.
  return weights * (3 * steps * batchSize + VALIDATION_ROWS);
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
