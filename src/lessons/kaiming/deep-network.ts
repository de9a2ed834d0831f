import { defaultConfig, type RunConfig } from "../../experiment/config";
import { tanhGain } from "../../experiment/presets";
import { nextRms } from "../../experiment/variance-map";

/** What the deep networks of the chapter share: the lecture's width and output, weights by Kaiming, biases at zero. */
export const deepFields = {
  hiddenSize: 100,
  hiddenInit: "kaiming",
  biases: "zeros",
  outputScale: 0.01,
} as const satisfies Partial<RunConfig>;

export const deepConfig: RunConfig = { ...defaultConfig, ...deepFields };

export const deepest = 50;

/** 1/√E[tanh(z)²], by integration. */
export const exactTanhGain = 1 / nextRms("tanh", 1, 1);

/** The gains of tanh that are argued about, by what the reader knows them as. */
export const debatedGains = [
  { gain: 1, name: "1" },
  { gain: exactTanhGain, name: "1.59" },
  { gain: tanhGain, name: "5/3" },
] as const;
