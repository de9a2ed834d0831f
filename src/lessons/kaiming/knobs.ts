import { create } from "zustand";
import type { Nonlinearity } from "../../experiment/nonlinearity";
import { tanhGain } from "../../experiment/presets";
import type { Draw } from "../../experiment/studies/weight-draws";
import type { Direction } from "../../figures/gain-by-layer";
import type { MapQuantity } from "../../figures/gain-depth-cells";

/** What the reader moves in this chapter's sentences and figures: the same number wherever it stands. */
export interface Knobs {
  /** Of the sums, and whether their weights are divided by its root. */
  fanIn: number;
  isDivided: boolean;
  /** How the gains are simulated. */
  samples: number;
  zStd: number;
  /** The gain of fifty layers of tanh, and which way they are looked at. */
  tanhGain: number;
  direction: Direction;
  /** The layer whose weights are drawn in each way. */
  shape: Shape;
  draw: Draw;
  /** The network of the map that is open. */
  nonlinearity: Nonlinearity;
  gain: number;
  depth: number;
  quantity: MapQuantity;
}

/** Layers by their fan_in and fan_out: the lesson's two, a square one and one that is all but. */
export const shapes = {
  "30-256": { fanIn: 30, fanOut: 256 },
  "256-40": { fanIn: 256, fanOut: 40 },
  "256-256": { fanIn: 256, fanOut: 256 },
  "10-1000": { fanIn: 10, fanOut: 1000 },
} as const;

export type Shape = keyof typeof shapes;

export const atFirst: Knobs = {
  fanIn: 100,
  isDivided: false,
  samples: 2 ** 20,
  zStd: 1,
  tanhGain,
  direction: "forward",
  shape: "30-256",
  draw: "fan-in",
  nonlinearity: "tanh",
  gain: tanhGain,
  depth: 50,
  quantity: "gradient",
};

export const useKnobs = create<Knobs>()(() => atFirst);

export const turn = (fields: Partial<Knobs>): void => useKnobs.setState(fields);

/** Puts knobs back as the chapter opens. */
export function turnBack(...names: (keyof Knobs)[]): void {
  turn(Object.fromEntries(names.map((name) => [name, atFirst[name]])));
}
