import { defaultConfig, type RunConfig } from "./config";
import { presets } from "./presets";

/** So deep that a plain network has stopped learning, and so narrow that a step is still short. */
const deep = { ...presets.kaiming, hiddenSize: 64, hiddenLayers: 20, biases: "zeros" } as const;

/** The lesson's comparisons, each of two runs that differ in one thing. */
export const pairs = {
  initialisation: [{}, presets.kaiming],
  normalization: [{}, { normalization: "batch-norm-1d" }],
  connections: [deep, { ...deep, connections: "residual" }],
  learningRate: [presets.kaiming, { ...presets.kaiming, learningRate: 1 }],
} as const satisfies Record<string, readonly Partial<RunConfig>[]>;

export type PairName = keyof typeof pairs;

export const pairNames = Object.keys(pairs) as PairName[];

export function pairConfigs(name: PairName): RunConfig[] {
  return pairs[name].map((fields): RunConfig => ({ ...defaultConfig, ...fields }));
}
