import type { SaturationMap } from "../experiment/frame";
import { curves, type Nonlinearity } from "../experiment/nonlinearity";
import { saturationTest } from "../experiment/saturation";

/** What a saturation map says at one threshold. */
export interface Saturation {
  /** Share of all activations that are saturated. */
  share: number;
  /** The same by neuron: the share of the batch that saturates it. [neurons] */
  neuronShares: Float32Array;
  /** Neurons saturated on every example, in order. */
  dead: number[];
}

export function measureSaturation(map: SaturationMap, threshold: number): Saturation {
  const { batch, neurons, values, preactivations } = map;
  const isSaturated = saturationTest(map.nonlinearity, threshold);
  const neuronShares = new Float32Array(neurons);
  let saturated = 0;
  for (let row = 0, i = 0; row < batch; row++) {
    for (let neuron = 0; neuron < neurons; neuron++, i++) {
      if (isSaturated(preactivations[i], values[i])) {
        neuronShares[neuron]++;
        saturated++;
      }
    }
  }
  const dead: number[] = [];
  for (let neuron = 0; neuron < neurons; neuron++) {
    if (neuronShares[neuron] === batch) dead.push(neuron);
    neuronShares[neuron] /= batch;
  }
  return { share: saturated / (batch * neurons), neuronShares, dead };
}

const white = 0xff_ff_ff_ff;
const black = 0xff_00_00_00;

/** One pixel an activation, white where it is saturated. `pixels` are RGBA words of a canvas: [batch, neurons]. */
export function paintSaturated(map: SaturationMap, threshold: number, pixels: Uint32Array): void {
  const { values, preactivations } = map;
  const isSaturated = saturationTest(map.nonlinearity, threshold);
  for (let i = 0; i < values.length; i++) {
    pixels[i] = isSaturated(preactivations[i], values[i]) ? white : black;
  }
}

/** Whether |h| stays below 1, as that of tanh and sigmoid does. */
export function isBounded(nonlinearity: Nonlinearity): boolean {
  return curves[nonlinearity].range.every((end) => Math.abs(end) <= 1);
}

/** One pixel an activation, from black at h = 0 to white at |h| = 1, or at the largest |h| where there is no bound. */
export function paintMagnitude({ values, nonlinearity }: SaturationMap, pixels: Uint32Array): void {
  const white = isBounded(nonlinearity) ? 1 : values.reduce((max, h) => Math.max(max, Math.abs(h)), 0);
  for (let i = 0; i < values.length; i++) {
    const grey = Math.min(255, Math.round((Math.abs(values[i]) / (white || 1)) * 255));
    pixels[i] = black | (grey << 16) | (grey << 8) | grey;
  }
}

/** The cell of a [batch, neurons] map under a point, given as shares of its width and height. */
export function cellAt(
  x: number,
  y: number,
  { batch, neurons }: SaturationMap,
): { example: number; neuron: number } {
  const index = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  return { example: index(y, batch), neuron: index(x, neurons) };
}
