import type { RunConfig } from "../../experiment/config";

/**
 * Narrow networks of any depth: 50 layers take a second to train a little. With this gain the first of fifty layers
 * gets about as much gradient as the last at step 0, and their activations don't die out: no gain starts them better.
 */
export const wellInitialised = {
  hiddenInit: "kaiming",
  gain: 1.1,
  biases: "zeros",
  outputScale: 0.1,
  hiddenSize: 64,
} as const satisfies Partial<RunConfig>;

/** How long they are trained. */
export const trainedSteps = 300;

/** The depths that are compared, and offered. */
export const depths = [2, 5, 10, 20, 30, 50];
