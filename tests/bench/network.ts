import type { RunConfig } from "../../src/experiment/config";

/** The network that every contender trains, in the words of a RunConfig, and how it is trained. */
export interface BenchNetwork
  extends Pick<
    RunConfig,
    "contextSize" | "embeddingSize" | "hiddenSize" | "hiddenLayers" | "batchSize" | "learningRate"
  > {
  vocabularySize: number;
  /** The notebook's own normalisation is not measured: its arithmetic is that of PyTorch's layer. */
  normalization: Exclude<RunConfig["normalization"], "batch-norm-by-hand">;
}

/** The lesson's network on its city names. */
export const lessonNetwork: BenchNetwork = {
  vocabularySize: 40,
  contextSize: 3,
  embeddingSize: 10,
  hiddenSize: 256,
  hiddenLayers: 1,
  normalization: "none",
  batchSize: 32,
  learningRate: 0.1,
};

/** The lesson's deep network: as many layers of 100 as asked for, each followed by a tanh. */
export function layersOf100(
  hiddenLayers: number,
  normalization: BenchNetwork["normalization"],
): BenchNetwork {
  return { ...lessonNetwork, hiddenSize: 100, hiddenLayers, normalization };
}

/** Such as "1 × 256" or "6 × 100, BatchNorm1d, batch 256": what differs from network to network. */
export function nameOf({ hiddenLayers, hiddenSize, normalization, batchSize }: BenchNetwork): string {
  const batchNorm = normalization === "batch-norm-1d" ? ", BatchNorm1d" : "";
  const batch = batchSize === lessonNetwork.batchSize ? "" : `, batch ${batchSize}`;
  return `${hiddenLayers} × ${hiddenSize}${batchNorm}${batch}`;
}

/** Weights and biases, and γ and β of BatchNorm1d. */
export function parameterCount(network: BenchNetwork): number {
  const { vocabularySize, embeddingSize, hiddenSize, hiddenLayers, normalization } = network;
  const vectors = normalization === "batch-norm-1d" ? 3 : 1;
  return (
    vocabularySize * embeddingSize +
    matrixParameters(network) +
    vectors * hiddenLayers * hiddenSize +
    vocabularySize
  );
}

/**
 * Floating-point operations of the matrix products of one training step; everything else is small beside them.
 *
 * Forward, each layer multiplies [B × fan_in]·[fan_in × fan_out]: 2·B·fan_in·fan_out operations, a multiplication
 * and an addition for each weight and example. Backward, that product becomes two of the same size, xᵀ·dy for the
 * weights and dy·Wᵀ for the input, which the embedding needs of the first layer too. So three times the forward pass.
 */
export function flopsPerStep(network: BenchNetwork): number {
  return 3 * 2 * network.batchSize * matrixParameters(network);
}

/** Σ fan_in·fan_out over the hidden layers and the output. */
function matrixParameters(network: BenchNetwork): number {
  const { contextSize, embeddingSize, hiddenSize, hiddenLayers, vocabularySize } = network;
  const between = (hiddenLayers - 1) * hiddenSize;
  return (contextSize * embeddingSize + between + vocabularySize) * hiddenSize;
}
