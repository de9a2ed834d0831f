import type { RunConfig } from "../../experiment/config";
import { tanhGain } from "../../experiment/presets";
import type { SceneSpec } from "../../notebook/scene-book";

/**
 * The lecture's deep network: six linear layers, each drawn as randn/√fan_in, tanh gain 5/3, biases zero, and the last
 * layer's weights × 0.1, so that their standard deviation is 0.1/√100.
 */
export const lecture = {
  hiddenLayers: 5,
  hiddenSize: 100,
  hiddenInit: "kaiming",
  gain: tanhGain,
  biases: "zeros",
  outputScale: 0.01,
} as const satisfies Partial<RunConfig>;

/** The last layer's weights as the other layers' are: randn/√100. */
export const unscaledOutput = 0.1;

export const fourPlots: SceneSpec = { config: lecture, arrival: 1000 };

/** A run of its own, for its learning rate and its last layer; at step 1,000 it measures its validation loss. */
export const updates: SceneSpec = { config: lecture, arrival: 1200 };
