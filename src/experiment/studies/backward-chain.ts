import type { RunConfig } from "../config";
import { lossesOnly } from "../frame";
import { curves } from "../nonlinearity";
import { moments } from "../telemetry";
import { Trainer } from "../trainer";
import type { Study } from "./study";

export interface BackwardChainParams {
  config: RunConfig;
}

/** A hidden layer on the way back, at step 0 on the first minibatch: dL/dx = f′(x) · dL/dh. */
export interface ChainLink {
  /** Standard deviation of dL/dh, what arrives. */
  arriving: number;
  /** Of dL/dx, what goes on to the weights and to the layer before. */
  leaving: number;
  /** Mean of f′(x): of a tanh, 1 − h². */
  passes: number;
}

/** The gradient's way back through the hidden layers, first layer first. */
export const study: Study<BackwardChainParams, ChainLink[]> = async function* ({ config }, { dataset }) {
  const { splits, summary } = await dataset(config);
  const { derivative } = curves[config.nonlinearity];
  const trainer = new Trainer(config, splits, summary.vocabulary.length);
  const links: ChainLink[] = [];
  try {
    for (let layer = 0; layer < config.hiddenLayers; layer++) {
      const { saturation } = await trainer.frame({ ...lossesOnly, saturationLayer: layer });
      const { preactivations, gradients } = saturation!;
      const factors = preactivations.map(derivative);
      links.push({
        arriving: moments(gradients).std,
        leaving: moments(gradients.map((gradient, i) => factors[i] * gradient)).std,
        passes: moments(factors).mean,
      });
      yield { done: links.length / config.hiddenLayers };
    }
    return links;
  } finally {
    trainer.dispose();
  }
};
