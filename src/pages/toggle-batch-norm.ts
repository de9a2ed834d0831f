import { readStack, writeStack } from "../experiment/hidden-layers";
import type { RunActions, RunState } from "../store/run";

/** With BatchNorm1d on every hidden layer where there is none, and none where there is. */
export function toggleBatchNorm({ config, setField }: RunState & RunActions): void {
  const layers = readStack(config.layers);
  if (Array.isArray(layers)) {
    const isPlain = layers.every(({ normalization }) => normalization === "none");
    const normalization = isPlain ? "batch-norm-1d" : "none";
    setField("layers", writeStack(layers.map((layer) => ({ ...layer, normalization }))));
  } else setField("normalization", config.normalization === "none" ? "batch-norm-1d" : "none");
}
