/** The network of one hidden layer that every contender trains: its sizes, and how it is trained. */
export interface BenchNetwork {
  vocabularySize: number;
  contextSize: number;
  embeddingSize: number;
  hiddenSize: number;
  batchSize: number;
  learningRate: number;
}

/** The lesson's network on its city names. */
export const lessonNetwork: BenchNetwork = {
  vocabularySize: 40,
  contextSize: 3,
  embeddingSize: 10,
  hiddenSize: 256,
  batchSize: 32,
  learningRate: 0.1,
};

/** Something whose speed is measured. */
export interface Contender {
  name: string;
  /** Gets ready to take steps on `network` and the same examples as every other contender. */
  prepare(network: BenchNetwork, examples: Examples): Promise<void>;
  /** Takes n steps one after another and waits until all their work is done. Returns the last loss. */
  step(n: number): Promise<number>;
}

export interface Examples {
  rows: number;
  /** Character indices, [rows, contextSize]. */
  inputs: Int32Array;
  /** [rows]. */
  targets: Int32Array;
}

/** As many windows as the lesson trains on, of characters at random: speed does not depend on which. */
export function examplesFor({ vocabularySize, contextSize }: BenchNetwork): Examples {
  const rows = 841_366;
  const random = () => Math.floor(Math.random() * vocabularySize);
  return {
    rows,
    inputs: Int32Array.from({ length: rows * contextSize }, random),
    targets: Int32Array.from({ length: rows }, random),
  };
}

/**
 * Floating-point operations of the matrix products of one training step; everything else is small beside them.
 *
 * With B examples, K = contextSize·embeddingSize inputs, H hidden units and V classes, the forward pass computes
 * [B×K]·[K×H] and [B×H]·[H×V], 2·B·(K·H + H·V) operations (a multiplication and an addition each). Backward, each
 * layer's product becomes two of the same size, xᵀ·dy for the weights and dy·Wᵀ for the input (which the embedding
 * needs). So three times the forward pass.
 */
export function flopsPerStep(network: BenchNetwork): number {
  const { batchSize, contextSize, embeddingSize, hiddenSize, vocabularySize } = network;
  return 3 * 2 * batchSize * (contextSize * embeddingSize * hiddenSize + hiddenSize * vocabularySize);
}
