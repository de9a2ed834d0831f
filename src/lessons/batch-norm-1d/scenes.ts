import type { RunConfig } from "../../experiment/config";
import { presets } from "../../experiment/presets";
import type { SceneSpec } from "../../notebook/scene-book";

const arrival = 1000;

/** The lecture's deep network: hidden layers of a hundred tanh, careful weights. */
export const deepFields = {
  ...presets.kaiming,
  hiddenLayers: 5,
  hiddenSize: 100,
  biases: "zeros",
} as const satisfies Partial<RunConfig>;

export const deep: SceneSpec = { config: deepFields, arrival };
/** The same with a BatchNorm1d in each hidden layer, whose Linear has no bias. */
export const deepNormalized: SceneSpec = {
  config: { ...deepFields, normalization: "batch-norm-1d", biases: "none" },
  arrival,
};

/** The chapter's network of one hidden layer. */
export const careful = { ...presets.kaiming, normalization: "batch-norm-1d" } as const;
