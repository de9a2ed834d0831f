import type { Shape } from "../engine/tensor";
import type { HiddenLayer } from "./hidden-layers";

/** What surrounds the hidden layers of a run. */
export interface Surroundings {
  batchSize: number;
  contextSize: number;
  embeddingSize: number;
  /** null before the names are prepared. */
  vocabularySize: number | null;
}

/** Why a layer can't do with what it receives. */
export interface LayerMisfit {
  kind: "residual-first" | "residual-width" | "batch-of-one";
  /** What PyTorch says of it; null where it would let it pass. */
  words: string | null;
}

/** A hidden layer in its place. */
export interface PlacedLayer {
  layer: HiddenLayer;
  fanIn: number;
  out: Shape; // [batch, width]
  parameters: number;
  misfit: LayerMisfit | null;
}

export interface PlacedLayers {
  layers: PlacedLayer[];
  embedding: { out: Shape; parameters: number | null };
  output: { fanIn: number; out: Shape; parameters: number } | null;
  /** Of the whole network; null before its characters are known. */
  parameters: number | null;
  fits: boolean;
}

/** Passes a minibatch through hidden layers by its shape only, from the characters to the logits. */
export function placeLayers(layers: readonly HiddenLayer[], around: Surroundings): PlacedLayers {
  const { batchSize, contextSize, embeddingSize, vocabularySize } = around;
  let fanIn = contextSize * embeddingSize;
  const embedding = {
    out: [batchSize, fanIn],
    parameters: vocabularySize && vocabularySize * embeddingSize,
  };
  const placed = layers.map((layer, i): PlacedLayer => {
    const given = fanIn;
    fanIn = layer.width;
    return {
      layer,
      fanIn: given,
      out: [batchSize, layer.width],
      parameters: parametersOf(layer, given),
      misfit: misfitOf(layer, i, given, batchSize),
    };
  });
  const output = vocabularySize && {
    fanIn,
    out: [batchSize, vocabularySize],
    parameters: (fanIn + 1) * vocabularySize,
  };
  return {
    layers: placed,
    embedding,
    output: output || null,
    parameters: output
      ? placed.reduce((sum, { parameters }) => sum + parameters, embedding.parameters! + output.parameters)
      : null,
    fits: placed.every(({ misfit }) => misfit === null),
  };
}

function parametersOf({ width, hasBias, normalization }: HiddenLayer, fanIn: number): number {
  return (fanIn + (hasBias ? 1 : 0) + (normalization === "none" ? 0 : 2)) * width;
}

function misfitOf(
  { width, normalization, isResidual }: HiddenLayer,
  index: number,
  given: number,
  batchSize: number,
): LayerMisfit | null {
  if (isResidual && index === 0) return { kind: "residual-first", words: addWords(given, width) };
  if (isResidual && given !== width) return { kind: "residual-width", words: addWords(given, width) };
  if (batchSize === 1 && normalization !== "none") {
    const words = `Expected more than 1 value per channel when training, got input size torch.Size([1, ${width}])`;
    return { kind: "batch-of-one", words: normalization === "batch-norm-1d" ? words : null };
  }
  return null;
}

/** Of x + h, [batch, given] + [batch, width]; a width of 1 would be broadcast. */
function addWords(given: number, width: number): string | null {
  if (given === width || given === 1 || width === 1) return null;
  return `The size of tensor a (${given}) must match the size of tensor b (${width}) at non-singleton dimension 1`;
}
