import { defaultConfig, type RunConfig } from "../experiment/config";
import { hiddenLayersOf } from "../experiment/network-layers";
import { curves } from "../experiment/nonlinearity";
import { isChaotic } from "../experiment/presets";

export type DivergenceCause = "learning-rate" | "gain" | "both" | "zero-deviation";

/** From this learning rate on, plain SGD on this network overshoots by itself. */
const highLearningRate = 0.5;
/** Above it activations of a Kaiming- or Xavier-scaled layer are all saturated. */
const highGain = 3;

/** Above it the output multiplies activations that nothing bounds. */
const highUnboundedScale = 0.5;

/** What most probably drove a run's loss to infinity. */
export function probableCause(config: RunConfig, learningRate: number): DivergenceCause {
  const isFast = learningRate > highLearningRate;
  // The notebook's BatchNorm divides by the standard deviation itself, with no eps to keep it from zero.
  const layers = hiddenLayersOf(config);
  const isByHand = layers.some(({ normalization }) => normalization === "batch-norm-by-hand");
  if (isByHand && (config.gain === 0 || !isFast)) return "zero-deviation";
  const isBounded = layers.every(({ nonlinearity }) => curves[nonlinearity].range.every(Number.isFinite));
  const isViolent =
    isChaotic(config) ||
    config.outputScale > (isBounded ? 1 : highUnboundedScale) ||
    (config.hiddenInit !== "randn" && config.gain > highGain);
  if (isFast && isViolent) return "both";
  // No less than the notebook's learning rate would be offered.
  return isViolent || learningRate <= defaultConfig.learningRate ? "gain" : "learning-rate";
}
