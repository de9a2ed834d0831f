import type { RunConfig } from "../config";
import { type LayerStatistics, lossesOnly } from "../frame";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface WeightScaleParams {
  /** Of the network; its gain is what varies. */
  config: RunConfig;
  /** Ascending. */
  gains: number[];
}

/** One network at step 0, on its first minibatch. */
export interface ScaledNetwork extends Pick<LayerStatistics, "saturated" | "dead" | "preactivationStd"> {
  gain: number;
  loss: number;
}

/** The first hidden layer of the same network at step 0, its weights drawn with one scale after another. */
export const study: Study<WeightScaleParams, ScaledNetwork[]> = async function* (
  { config, gains },
  { dataset },
) {
  const { splits, summary } = await dataset(config);
  const networks: ScaledNetwork[] = [];
  for (const gain of gains) {
    const trainer = new Trainer({ ...config, gain }, splits, summary.vocabulary.length);
    try {
      const { layers, losses } = await trainer.frame({ ...lossesOnly, statistics: true });
      const { saturated, dead, preactivationStd } = layers[0];
      networks.push({ gain, saturated, dead, preactivationStd, loss: losses[0] });
    } finally {
      trainer.dispose();
    }
    yield { done: networks.length / gains.length, result: [...networks] };
  }
  return networks;
};
