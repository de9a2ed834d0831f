import { create } from "zustand";
import { type Stage, stages } from "../../figures/normalize-column";

/** The contexts that can be the fixed example. */
export const contexts = ["*sa", "cha", "vil", "***"] as const;
/** Running averages of these momenta are kept side by side: the notebook's, nn.BatchNorm1d's, and two more. */
export const momenta = [0.001, 0.01, 0.1, 1] as const;

/** What the reader moves in this chapter's sentences and figures: the same number wherever it stands. */
export interface Knobs {
  /** Step by step: the neuron, what is learnt of it, and how far it is shown. */
  neuron: number;
  gamma: number;
  beta: number;
  stage: Stage;
  /** The neuron gives the same for every example: its std is 0. */
  isConstant: boolean;
  eps: 0 | 1e-5;
  /** Of the bias before the normalisation. */
  biasScale: number;
  /** Of the matrices of who moves whom. */
  coupledBatch: number;
  /** The trembling example. */
  context: (typeof contexts)[number];
  batchSize: number;
  companions: number;
  /** The running averages. */
  momentum: (typeof momenta)[number];
  told: number;
  statistic: "mean" | "std";
  /** Of the sentence about how long an average remembers. */
  draggedMomentum: number;
}

export const atFirst: Knobs = {
  neuron: 2,
  gamma: 1,
  beta: 0,
  stage: stages[2],
  isConstant: false,
  eps: 0,
  biasScale: 1,
  coupledBatch: 32,
  context: "*sa",
  batchSize: 32,
  companions: 1,
  momentum: 0.1,
  told: 0,
  statistic: "std",
  draggedMomentum: 0.001,
};

export const useKnobs = create<Knobs>()(() => atFirst);

export const turn = (fields: Partial<Knobs>): void => useKnobs.setState(fields);

/** Puts knobs back as the chapter opens. */
export function turnBack(...names: (keyof Knobs)[]): void {
  turn(Object.fromEntries(names.map((name) => [name, atFirst[name]])));
}
