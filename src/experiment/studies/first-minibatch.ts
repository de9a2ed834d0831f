import { defaultConfig, type RunConfig } from "../config";
import { type LayerStatistics, lossesOnly } from "../frame";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface FirstMinibatchParams {
  /** The fields in which each run differs from the notebook's; all of them learn the same names. */
  configs: Partial<RunConfig>[];
}

/** A run at step 0: its first minibatch, forward and backward, before any update. */
export interface FirstMinibatch {
  loss: number;
  layers: LayerStatistics[];
}

/** The first minibatch of several runs, as far as they are measured. */
export const study: Study<FirstMinibatchParams, FirstMinibatch[]> = async function* ({ configs }, means) {
  const measured: FirstMinibatch[] = [];
  for (const fields of configs) {
    const config = { ...defaultConfig, ...fields };
    const { splits, summary } = await means.dataset(config);
    const trainer = new Trainer(config, splits, summary.vocabulary.length);
    try {
      const { losses, layers } = await trainer.frame({ ...lossesOnly, statistics: true });
      measured.push({ loss: losses[0], layers });
    } finally {
      trainer.dispose();
    }
    yield { done: measured.length / configs.length, result: [...measured] };
  }
  return measured;
};
