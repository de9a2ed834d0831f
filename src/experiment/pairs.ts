import { defaultConfig, type RunConfig } from "./config";
import { presets, tanhGain } from "./presets";

/** The lesson's race of depths: where a plain network hardly learns, with BatchNorm too, and a residual one does. */
const deep = {
  hiddenSize: 64,
  hiddenLayers: 50,
  hiddenInit: "kaiming",
  gain: tanhGain,
  biases: "none",
  normalization: "batch-norm-1d",
  outputScale: 0.01,
} as const;

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
