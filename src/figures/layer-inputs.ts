import { curves, type Nonlinearity } from "../experiment/nonlinearity";
import { saturationTest } from "../experiment/saturation";
import { moments } from "../experiment/telemetry";

/** Preactivations of a hidden layer on a minibatch: what its nonlinearity does with them is drawn. */
export interface LayerInputs {
  nonlinearity: Nonlinearity;
  batch: number;
  neurons: number;
  /** [batch, neurons] row-major. */
  preactivations: Float32Array;
}

/** The examples of one neuron: column `neuron` of a layer's preactivations. */
export function neuronInputs({ preactivations, batch, neurons }: LayerInputs, neuron: number): number[] {
  return Array.from({ length: batch }, (_, example) => preactivations[example * neurons + neuron]);
}

/** Of a whole layer: the share that is saturated, the mean of the derivatives, the spread of what enters. */
export function measure({ nonlinearity, preactivations }: LayerInputs, threshold: number) {
  const { value, derivative } = curves[nonlinearity];
  const isSaturated = saturationTest(nonlinearity, threshold);
  let saturated = 0;
  let passes = 0;
  for (const x of preactivations) {
    if (isSaturated(x, Math.fround(value(x)))) saturated++;
    passes += derivative(x);
  }
  const count = preactivations.length;
  return { saturated: saturated / count, passes: passes / count, std: moments(preactivations).std };
}
