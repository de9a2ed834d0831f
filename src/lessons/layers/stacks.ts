import { defaultConfig } from "../../experiment/config";
import type { StackLayer } from "../../experiment/layer-stack";

/** Characters of the notebook's names. */
export const vocabularySize = 40;
const { embeddingSize, contextSize, hiddenSize, batchSize } = defaultConfig;

/** The notebook's minibatch of contexts. */
export const input = [batchSize, contextSize];

const start: StackLayer[] = [
  { kind: "Embedding", rows: vocabularySize, width: embeddingSize },
  { kind: "Flatten" },
];
const tanh: StackLayer = { kind: "Tanh" };
const fanIn = contextSize * embeddingSize;

/** The notebook's network, layer by layer. */
export const notebookStack: StackLayer[] = [
  ...start,
  { kind: "Linear", fanIn, fanOut: hiddenSize },
  tanh,
  { kind: "Linear", fanIn: hiddenSize, fanOut: vocabularySize },
];

/** One layer more at its end, as the lecture has it: all that is counted from there moves. */
export const endingInBatchNorm: StackLayer[] = [
  ...notebookStack,
  { kind: "BatchNorm1d", features: vocabularySize },
];

/** `depth` hidden layers of `width` neurons, each with its tanh. */
export function deepStack(depth: number, width: number): StackLayer[] {
  const hidden = Array.from({ length: depth }, (_, i): StackLayer[] => [
    { kind: "Linear", fanIn: i === 0 ? fanIn : width, fanOut: width },
    tanh,
  ]);
  return [...start, ...hidden.flat(), { kind: "Linear", fanIn: width, fanOut: vocabularySize }];
}

/** The notebook's with BatchNorm1d after each Linear. */
export const normalizedStack: StackLayer[] = [
  ...start,
  { kind: "Linear", fanIn, fanOut: hiddenSize },
  { kind: "BatchNorm1d", features: hiddenSize },
  tanh,
  { kind: "Linear", fanIn: hiddenSize, fanOut: vocabularySize },
  { kind: "BatchNorm1d", features: vocabularySize },
];
