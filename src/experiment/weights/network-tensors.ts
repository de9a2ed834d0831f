import type { Shape } from "../../engine/tensor";
import type { RunConfig } from "../config";

export interface NamedShape {
  name: string;
  shape: Shape;
}

/** What of a config gives a network its tensors. */
export type NetworkSizes = Pick<
  RunConfig,
  "contextSize" | "embeddingSize" | "hiddenSize" | "hiddenLayers" | "normalization" | "biases"
>;

/** The running statistics of a hidden layer, as the lesson's code calls them, before the layer's number. */
export const runningNames = {
  none: [],
  "batch-norm-1d": ["running_mean", "running_var"],
  "batch-norm-by-hand": ["bnmean_running", "bnstd_running"],
} as const satisfies Record<RunConfig["normalization"], readonly string[]>;

/** The tensors of a network in the order of Network.parameters() and Network.buffers(), without one. */
export function networkTensors(
  { contextSize, embeddingSize, hiddenSize, hiddenLayers, normalization, biases }: NetworkSizes,
  vocabularySize: number,
): { parameters: NamedShape[]; buffers: NamedShape[] } {
  const vector = (name: string) => ({ name, shape: [hiddenSize] });
  const layers = Array.from({ length: hiddenLayers }, (_, i) => i + 1);
  const last = hiddenLayers + 1;
  return {
    parameters: [
      { name: "C", shape: [vocabularySize, embeddingSize] },
      ...layers.flatMap((n) => [
        { name: `W${n}`, shape: [n === 1 ? contextSize * embeddingSize : hiddenSize, hiddenSize] },
        ...(biases === "none" ? [] : [vector(`b${n}`)]),
        ...(normalization === "none" ? [] : [vector(`γ${n}`), vector(`β${n}`)]),
      ]),
      { name: `W${last}`, shape: [hiddenSize, vocabularySize] },
      { name: `b${last}`, shape: [vocabularySize] },
    ],
    buffers: layers.flatMap((n) => runningNames[normalization].map((name) => vector(`${name}${n}`))),
  };
}
