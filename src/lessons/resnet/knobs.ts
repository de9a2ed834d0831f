import { create } from "zustand";
import type { RunConfig } from "../../experiment/config";
import { tanhGain } from "../../experiment/presets";
import type { ResnetSize } from "../../experiment/resnet";

/** What the reader moves in this chapter's sentences and figures: the same number wherever it stands. */
export interface Knobs {
  /** Hidden layers of the two networks that race. */
  depth: (typeof depths)[number];
  isNormalized: boolean;
  /** Standard deviation of a layer's derivative, in the chain of single numbers. */
  derivativeStd: number;
  /** Of the block that is run: how many follow each other, whether x goes around them, whether γ starts at 0. */
  blocks: number;
  skip: boolean;
  zeroGamma: boolean;
  /** Of the table. */
  size: ResnetSize;
  stage: Stage;
  /** The stage's first block, where the shape may change, or one after it. */
  isFirstBlock: boolean;
}

export const depths = [8, 20, 32, 50] as const;
export const stages = ["conv2_x", "conv3_x", "conv4_x", "conv5_x"] as const;
export type Stage = (typeof stages)[number];

export const atFirst: Knobs = {
  depth: 50,
  isNormalized: true,
  derivativeStd: 0.25,
  blocks: 16,
  skip: true,
  zeroGamma: false,
  size: 50,
  stage: "conv3_x",
  isFirstBlock: true,
};

export const useKnobs = create<Knobs>()(() => atFirst);

export const turn = (fields: Partial<Knobs>): void => useKnobs.setState(fields);

/** Puts knobs back as the chapter opens. */
export function turnBack(...names: (keyof Knobs)[]): void {
  turn(Object.fromEntries(names.map((name) => [name, atFirst[name]])));
}

/** The networks that race, but for their depth and their connections. */
export function racers(isNormalized: boolean): Partial<RunConfig> {
  return {
    hiddenSize: 64,
    hiddenInit: "kaiming",
    gain: tanhGain,
    biases: "none",
    normalization: isNormalized ? "batch-norm-1d" : "none",
    outputScale: 0.01,
  };
}

export const raceSteps = 1000;
/** Minibatches of which one point of a curve is the mean; their loss alone jumps too much to be compared. */
export const raceWindow = 25;
export const lessonSeed = 42;
