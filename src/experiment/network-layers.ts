import type { RunConfig } from "./config";
import { type HiddenLayer, readStack } from "./hidden-layers";

/** What of a config says which hidden layers there are. */
export type LayerFields = Pick<
  RunConfig,
  "layers" | "hiddenSize" | "hiddenLayers" | "normalization" | "nonlinearity" | "connections" | "biases"
>;

/** The fields that say nothing once the layers are listed one by one. */
export const regularFields = [
  "hiddenSize",
  "hiddenLayers",
  "normalization",
  "nonlinearity",
  "connections",
] as const satisfies (keyof LayerFields)[];

/** The hidden layers of a run, first to last: those of its own list, or as many equal ones as its fields say. */
export function hiddenLayersOf(config: LayerFields): HiddenLayer[] {
  const hasBiases = config.biases !== "none";
  return ownLayersOf(config).map((layer) => ({ ...layer, hasBias: layer.hasBias && hasBiases }));
}

/** The same, with the biases that they have once the config allows any. */
export function ownLayersOf(config: LayerFields): HiddenLayer[] {
  if (config.layers === "") return regularLayers(config);
  const layers = readStack(config.layers);
  if (!Array.isArray(layers)) throw new Error(`no stack of layers: ${JSON.stringify(layers)}`);
  return layers;
}

/** Equal layers, each but the first with a shortcut where connections are residual. */
function regularLayers(config: LayerFields): HiddenLayer[] {
  const { hiddenSize, hiddenLayers, normalization, nonlinearity, connections } = config;
  return Array.from({ length: hiddenLayers }, (_, layer) => ({
    width: hiddenSize,
    hasBias: true,
    normalization,
    nonlinearity,
    isResidual: connections === "residual" && layer > 0,
  }));
}
