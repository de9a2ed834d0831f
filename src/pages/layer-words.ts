import type { HiddenLayer } from "../experiment/hidden-layers";

/** By the names of torch.nn: "Linear 128 · BatchNorm1d · tanh · + x". */
export function layerInWords({
  width,
  hasBias,
  normalization,
  nonlinearity,
  isResidual,
}: HiddenLayer): string {
  return [
    `Linear ${width}${hasBias ? "" : " (bias=False)"}`,
    normalization === "batch-norm-1d" && "BatchNorm1d",
    normalization === "batch-norm-by-hand" && "BatchNorm",
    nonlinearity !== "linear" && torchNames[nonlinearity],
    isResidual && "+\u00a0x",
  ]
    .filter((part) => part !== false)
    .join(" · ");
}

const torchNames: Record<HiddenLayer["nonlinearity"], string> = {
  tanh: "Tanh",
  sigmoid: "Sigmoid",
  relu: "ReLU",
  "leaky-relu": "LeakyReLU",
  elu: "ELU",
  gelu: "GELU",
  selu: "SELU",
  linear: "",
};
