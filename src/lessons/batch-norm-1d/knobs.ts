import { create } from "zustand";
import { tanhGain } from "../../experiment/presets";
import type { FoldedLayerParams } from "../../experiment/studies/folded-layer";
import type { ForgottenEvalParams } from "../../experiment/studies/forgotten-eval";

/** Over what the networks are compared. */
export const gains = [0.2, 0.5, 0.75, 1, tanhGain, 2, 3, 4, 5];
export const learningRates = [0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 1, 2, 3];
/** The order in which they are trained: what is read off first, then the ends, then what lies between. */
export const gainsInTurn = [tanhGain, 0.2, 5, 1, 3, 0.5, 2, 4, 0.75];
export const ratesInTurn = [0.1, 1, 0.003, 3, 0.01, 0.3, 0.03, 0.5, 2];
/** 1 is refused in training mode. */
export const batchSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** What the reader moves in this chapter's sentences and figures: the same number wherever it stands. */
export interface Knobs {
  /** Whether the layer trains or evaluates, and the batches of the validation. */
  mode: "train" | "eval";
  batchSize: number;
  order: ForgottenEvalParams["order"];
  /** Of the variances: the neuron, and the batch size in the sentence. */
  neuron: number;
  n: number;
  /** The deep networks that are swept, and where they are read off. */
  layers: 5 | 12;
  gain: number;
  learningRate: number;
  /** What is forgotten when the layer is folded. */
  omitted: FoldedLayerParams["omitted"];
}

export const atFirst: Knobs = {
  mode: "eval",
  batchSize: 32,
  order: "shuffled",
  neuron: 0,
  n: 32,
  layers: 5,
  gain: tanhGain,
  learningRate: 0.1,
  omitted: "nothing",
};

export const useKnobs = create<Knobs>()(() => atFirst);

export const turn = (fields: Partial<Knobs>): void => useKnobs.setState(fields);

/** Puts knobs back as the chapter opens. */
export function turnBack(...names: (keyof Knobs)[]): void {
  turn(Object.fromEntries(names.map((name) => [name, atFirst[name]])));
}
