import type { Measure } from "../experiment/sweep";
import { type CellProgress, measureOf } from "../experiment/sweep-cells";
import type { NumberFormat } from "./number-format";
import type { Table } from "./table";

/** A field that was varied, as its figures name it. */
export interface SweptAxis {
  /** Its column in a table. */
  field: string;
  name: string;
  /** As the reader writes them. */
  labels: string[];
  values: readonly (number | string)[];
}

/** A sweep as its figures take it. */
export interface Swept {
  x: SweptAxis;
  y: SweptAxis | null;
  /** Row by row: columns are values of x, rows those of y. */
  cells: readonly CellProgress[];
  /** Updates of each cell. */
  steps: number;
  /** That of all cells; null where it is what varies. */
  seed: number | null;
  measure: Measure;
}

/** Whole cells, as the reader's measure has them; null for those that are not, or that have no such number. */
export function valuesOf({ cells, measure }: Swept): (number | null)[] {
  return cells.map(({ stage, told }) => {
    const value = stage === "done" ? measureOf(told!, measure) : null;
    return value !== null && Number.isFinite(value) ? value : null;
  });
}

/** "gain 0,5 · capas 4" */
export function nameOfCell({ x, y }: Pick<Swept, "x" | "y">, cell: number): string {
  const columns = x.labels.length;
  const own = `${x.name} ${x.labels[cell % columns]}`;
  return y ? `${own} · ${y.name} ${y.labels[Math.floor(cell / columns)]}` : own;
}

export function writeMeasure(measure: Measure, value: number, format: NumberFormat): string {
  switch (measure) {
    case "loss":
    case "train-loss":
      return value < 1000 ? format.fixed(value, value < 10 ? 3 : 1) : format.tick(value);
    case "saturation":
      return format.percent(value, 1);
    case "dead":
      return format.count(value);
    case "gradient":
      return format.magnitude(value);
  }
}

/** Every number of every cell that is done, in a row each. */
export function sweptTable({ x, y, cells }: Swept): Table {
  const columns = x.values.length;
  return {
    header: [
      x.field,
      ...(y ? [y.field] : []),
      "validation_loss",
      "train_loss",
      "mean_saturation",
      "max_saturation",
      "dead_neurons",
      "first_gradient_norm",
      "last_gradient_norm",
      "diverged_at",
    ],
    rows: cells.flatMap(({ stage, told }, i) => {
      if (stage !== "done") return [];
      const { layers, divergedAt } = told!;
      const number = (value: number | null | undefined) => value ?? "";
      return [
        [
          x.values[i % columns],
          ...(y ? [y.values[Math.floor(i / columns)]] : []),
          number(told!.validationLoss),
          number(told!.trainLoss),
          number(measureOf(told!, "saturation")),
          layers.length === 0 ? "" : Math.max(...layers.map(({ saturated }) => saturated)),
          number(measureOf(told!, "dead")),
          number(layers[0]?.gradientNorm),
          number(layers.at(-1)?.gradientNorm),
          number(divergedAt),
        ],
      ];
    }),
  };
}
