import type { CSSProperties } from "react";
import type { LayerStatistics, SaturationMap } from "../experiment/frame";
import type { Live } from "./live";
import type { LossCurveData } from "./loss-curve";
import type { FigureTheme } from "./theme";

/** One of up to four runs that stand side by side. */
export interface ComparedRun {
  /** Its place among the colours and dashes, 0 to 3, which it keeps in every figure. */
  mark: number;
  /** "A". */
  letter: string;
  /** What sets it apart: "Kaiming". */
  name: string;
  loss: Live<LossCurveData>;
  /** Of every hidden layer, as it was last told. */
  layers: Live<LayerStatistics[]>;
  /** It was kept, and its activations were not. */
  isStill: boolean;
  map: Live<SaturationMap | null>;
  outcome: Live<Outcome>;
}

/** What has come of a run so far; NaN where it is not known. */
export interface Outcome {
  step: number;
  /** Mean of the last minibatches. */
  train: number;
  /** Of the whole validation split, and when it was measured. */
  validation: number;
  validationStep: number;
  /** Share of all hidden layers' activations, 0 to 1. */
  saturated: number;
  dead: number;
  /** log10, of the matrix in the middle. */
  update: number;
  stepsPerSecond: number;
}

/** Nobody tells four curves apart by colour alone. */
const dashes = ["solid", "dash", "dot", "dashdot"] as const;
export type RunDash = (typeof dashes)[number];

export function runColor({ mark }: Pick<ComparedRun, "mark">, theme: FigureTheme): string {
  return theme.runs[mark];
}

export function runDash({ mark }: Pick<ComparedRun, "mark">): RunDash {
  return dashes[mark];
}

/** What a key or a heading shows of a run's line, for compared.css. */
export function runMark({ mark }: Pick<ComparedRun, "mark">): { "data-dash": RunDash; style: CSSProperties } {
  return { "data-dash": dashes[mark], style: { "--mark": `var(--run-${mark + 1})` } as CSSProperties };
}

/** "A · Kaiming", or "A" alone. */
export function runTitle({ letter, name }: Pick<ComparedRun, "letter" | "name">): string {
  return name ? `${letter} · ${name}` : letter;
}
