import type { Weights } from "../checkpoint";
import type { RunConfig } from "../config";
import { networkTensors } from "./network-tensors";
import { writeSafetensors } from "./safetensors";

/** How the file's matrices lie; another program may want nn.Linear's [fan_out, fan_in]. */
export const LAYOUT = "W: [fan_in, fan_out], h = x @ W + b";

/** A run's parameters and running statistics as a safetensors file, by the names of the page. */
export function writeWeights(
  config: RunConfig,
  vocabulary: string[],
  weights: Weights,
): Uint8Array<ArrayBuffer> {
  const { parameters, buffers } = networkTensors(config, vocabulary.length);
  const tensors = [
    ...parameters.map((tensor, i) => ({ ...tensor, values: weights.parameters[i] })),
    ...buffers.map((tensor, i) => ({ ...tensor, values: weights.buffers[i] })),
  ];
  return writeSafetensors(tensors, {
    format: "pt",
    layout: LAYOUT,
    step: String(weights.step),
    seed: String(config.seed),
    config: JSON.stringify(config),
    vocabulary: JSON.stringify(vocabulary),
  });
}
