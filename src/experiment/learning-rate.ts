import { stepDecay } from "../engine/nn/schedules";
import type { RunConfig } from "./config";

/** The notebook's schedule: `lr = 0.1 if i < 100000 else 0.01`. */
export function learningRateAt(
  step: number,
  { learningRate, decayStep, decayFactor }: Pick<RunConfig, "learningRate" | "decayStep" | "decayFactor">,
): number {
  return stepDecay(step, { rate: learningRate, decayStep, decayFactor });
}
