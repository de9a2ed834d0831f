import { create } from "zustand";
import type { Nonlinearity } from "../../experiment/nonlinearity";
import { presets, tanhGain } from "../../experiment/presets";

/** The scales of W1 and b1 that the lesson compares: as drawn, by trial and error, and Kaiming's (5/3)/√30. */
export const starts = {
  naive: { gain: 1, biasScale: 1 },
  "small-hidden": { gain: presets["small-hidden"].gain, biasScale: presets["small-hidden"].hiddenBiasScale },
  kaiming: { gain: tanhGain / Math.sqrt(30), biasScale: presets.kaiming.hiddenBiasScale },
} as const;

export type StartName = keyof typeof starts;
export const startNames = Object.keys(starts) as StartName[];

/** What the reader moves in this chapter's sentences and figures: the same number wherever it stands. */
export interface Knobs {
  /** tanh by hand: the dragged dot, and the gradient that arrives. */
  x: number;
  outGrad: number;
  /** The first minibatch under a scale of W1 and of b1. */
  gain: number;
  biasScale: number;
  /** The neuron that is looked into. */
  neuron: number;
  /** The gallery's scale of W1. */
  galleryGain: number;
  /** The deep network of the chain. */
  chainGain: number;
  chainLayers: number;
  /** What each tanh lets pass in the sentence about the chain, and how many there are. */
  passes: number;
  depth: number;
  /** The neuron that is pushed away. */
  push: number;
  pushed: Extract<Nonlinearity, "tanh" | "relu">;
  /** The dying units. */
  dying: Extract<Nonlinearity, "relu" | "leaky-relu" | "tanh">;
  dyingRate: number;
  /** The curve of saturation against scale. */
  scale: number;
}

export const atFirst: Knobs = {
  x: 0.8,
  outGrad: 1,
  ...starts.naive,
  neuron: 7,
  galleryGain: starts.kaiming.gain,
  chainGain: 3,
  chainLayers: 6,
  passes: 0.28,
  depth: 5,
  push: 8,
  pushed: "tanh",
  dying: "relu",
  dyingRate: 0.1,
  scale: 0.2,
};

export const useKnobs = create<Knobs>()(() => atFirst);

export const turn = (fields: Partial<Knobs>): void => useKnobs.setState(fields);

/** Puts knobs back as the chapter opens. */
export function turnBack(...names: (keyof Knobs)[]): void {
  turn(Object.fromEntries(names.map((name) => [name, atFirst[name]])));
}
