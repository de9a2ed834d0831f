import type { RunConfig } from "../experiment/config";
import { isChaotic } from "../experiment/presets";

export type DivergenceCause = "learning-rate" | "gain" | "both";

/** From this learning rate on, plain SGD on this network overshoots by itself. */
const highLearningRate = 0.5;
/** Above it activations of a Kaiming- or Xavier-scaled layer are all saturated. */
const highGain = 3;

/** What most probably drove a run's loss to infinity. */
export function probableCause(config: RunConfig, learningRate: number): DivergenceCause {
  const isFast = learningRate > highLearningRate;
  const isViolent =
    isChaotic(config) || config.outputScale > 1 || (config.hiddenInit !== "randn" && config.gain > highGain);
  if (isFast && isViolent) return "both";
  return isViolent ? "gain" : "learning-rate";
}
