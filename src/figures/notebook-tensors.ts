/** What the sizes of the notebook's five parameters come from. */
export interface NetworkSizes {
  vocabularySize: number;
  contextSize: number;
  embeddingSize: number;
  hiddenSize: number;
}

/** The notebook's parameters, in the order in which it draws them. */
export function notebookTensors({ vocabularySize, contextSize, embeddingSize, hiddenSize }: NetworkSizes) {
  return [
    { name: "C", shape: [vocabularySize, embeddingSize] },
    { name: "W1", shape: [contextSize * embeddingSize, hiddenSize] },
    { name: "b1", shape: [hiddenSize] },
    { name: "W2", shape: [hiddenSize, vocabularySize] },
    { name: "b2", shape: [vocabularySize] },
  ].map(({ name, shape }) => ({ name, shape, count: shape.reduce((a, b) => a * b, 1) }));
}

/** model.count_parameters() */
export function parameterCount(sizes: NetworkSizes): number {
  return notebookTensors(sizes).reduce((sum, { count }) => sum + count, 0);
}
