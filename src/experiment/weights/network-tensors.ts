import type { Shape } from "../../engine/tensor";
import type { RunConfig } from "../config";
import { hiddenLayersOf, type LayerFields } from "../network-layers";

export interface NamedShape {
  name: string;
  shape: Shape;
}

/** What of a config gives a network its tensors. */
export type NetworkSizes = Pick<RunConfig, "contextSize" | "embeddingSize"> & LayerFields;

/** The running statistics of a hidden layer, as the lesson's code calls them, before the layer's number. */
export const runningNames = {
  none: [],
  "batch-norm-1d": ["running_mean", "running_var"],
  "batch-norm-by-hand": ["bnmean_running", "bnstd_running"],
} as const satisfies Record<RunConfig["normalization"], readonly string[]>;

/** The tensors of a network in the order of Network.parameters() and Network.buffers(), without one. */
export function networkTensors(
  config: NetworkSizes,
  vocabularySize: number,
): { parameters: NamedShape[]; buffers: NamedShape[] } {
  const { contextSize, embeddingSize } = config;
  const layers = hiddenLayersOf(config);
  const fanIns = [contextSize * embeddingSize, ...layers.map(({ width }) => width)];
  const last = layers.length + 1;
  return {
    parameters: [
      { name: "C", shape: [vocabularySize, embeddingSize] },
      ...layers.flatMap(({ width, hasBias, normalization }, i) => [
        { name: `W${i + 1}`, shape: [fanIns[i], width] },
        ...(hasBias ? [{ name: `b${i + 1}`, shape: [width] }] : []),
        ...(normalization === "none" ? [] : ["γ", "β"]).map((word) => ({
          name: `${word}${i + 1}`,
          shape: [width],
        })),
      ]),
      { name: `W${last}`, shape: [fanIns.at(-1)!, vocabularySize] },
      { name: `b${last}`, shape: [vocabularySize] },
    ],
    buffers: layers.flatMap(({ width, normalization }, i) =>
      runningNames[normalization].map((name) => ({ name: `${name}${i + 1}`, shape: [width] })),
    ),
  };
}
