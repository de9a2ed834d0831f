import { stepDecay } from "../engine/nn/schedules";
import type { RunConfig } from "./config";

/** What decides the learning rate of every step; it can change while a run goes. */
export type Schedule = Pick<RunConfig, "learningRate" | "decayStep" | "decayFactor">;

/** The notebook's schedule: `lr = 0.1 if i < 100000 else 0.01`. */
export function learningRateAt(step: number, { learningRate, decayStep, decayFactor }: Schedule): number {
  return stepDecay(step, { rate: learningRate, decayStep, decayFactor });
}
