import { defaultConfig, type RunConfig } from "../config";
import type { LayerStatistics } from "../frame";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface LayerProfilesParams {
  /** The fields in which every one of the networks differs from the notebook's. */
  config: Partial<RunConfig>;
  gains: number[];
}

export interface LayerProfile {
  gain: number;
  /** Of step 0, by hidden layer. */
  layers: LayerStatistics[];
}

/** Networks that differ in their gain alone, all drawn from the same seed, looked at before their first update. */
export const study: Study<LayerProfilesParams, LayerProfile[]> = async function* ({ config, gains }, means) {
  const profiles: LayerProfile[] = [];
  for (const gain of gains) {
    const one: RunConfig = { ...defaultConfig, ...config, gain };
    const { splits, summary } = await means.dataset(one);
    const trainer = new Trainer(one, splits, summary.vocabulary.length);
    try {
      profiles.push({ gain, layers: await trainer.layerStatistics() });
    } finally {
      trainer.dispose();
    }
    yield { done: profiles.length / gains.length, result: [...profiles] };
  }
  return profiles;
};
