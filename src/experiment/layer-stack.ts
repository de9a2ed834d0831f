import type { Shape } from "../engine/tensor";

/** One layer of a stack, by the name that torch.nn gives it and the sizes that its constructor takes. */
export type StackLayer =
  | { kind: "Embedding"; rows: number; width: number }
  | { kind: "Flatten" }
  | { kind: "Linear"; fanIn: number; fanOut: number }
  | { kind: "BatchNorm1d"; features: number }
  | { kind: "Tanh" };

export type LayerKind = StackLayer["kind"];
export const layerKinds: readonly LayerKind[] = ["Embedding", "Flatten", "Linear", "BatchNorm1d", "Tanh"];

/** A tensor that is passed on: its shape, and whether it holds indices or numbers. */
export interface Passed {
  shape: Shape;
  dtype: "int" | "float";
}

/** Why a layer, or the loss, can't take what comes in. */
export interface Misfit {
  kind: "not-indices" | "indices" | "index-out-of-range" | "fan-in" | "features" | "dimensions" | "no-logits";
  /** What came in. */
  given: Passed;
  /** The size that was expected, where it is one. */
  expected: number | null;
  /** What PyTorch says of a stack of int64 indices; null where it says nothing of the shape. */
  words: string | null;
}

/** A layer in its place. */
export interface PlacedLayer {
  layer: StackLayer;
  parameters: number;
  /** What comes out; null from the first misfit on. */
  out: Passed | null;
  misfit: Misfit | null;
}

/** A stack with the shapes that pass through it. */
export interface CheckedStack {
  layers: PlacedLayer[];
  parameters: number;
  /** The first thing that doesn't fit; one of the loss comes after all layers. */
  misfit: Misfit | null;
}

export function parametersOf(layer: StackLayer): number {
  switch (layer.kind) {
    case "Embedding":
      return layer.rows * layer.width;
    case "Linear":
      return (layer.fanIn + 1) * layer.fanOut;
    case "BatchNorm1d":
      return 2 * layer.features;
    case "Flatten":
    case "Tanh":
      return 0;
  }
}

/** The sizes as the constructor takes them: (40, 10). */
export function sizesOf(layer: StackLayer): number[] {
  switch (layer.kind) {
    case "Embedding":
      return [layer.rows, layer.width];
    case "Linear":
      return [layer.fanIn, layer.fanOut];
    case "BatchNorm1d":
      return [layer.features];
    case "Flatten":
    case "Tanh":
      return [];
  }
}

/** The layer with another size, counted as `sizesOf` counts them. */
export function resized(layer: StackLayer, index: number, size: number): StackLayer {
  switch (layer.kind) {
    case "Embedding":
      return index === 0 ? { ...layer, rows: size } : { ...layer, width: size };
    case "Linear":
      return index === 0 ? { ...layer, fanIn: size } : { ...layer, fanOut: size };
    case "BatchNorm1d":
      return { ...layer, features: size };
    case "Flatten":
    case "Tanh":
      return layer;
  }
}

/** A layer of a kind, with sizes that fit what comes in as far as sizes can. */
export function fittingLayer(kind: LayerKind, given: Passed | null, vocabularySize: number): StackLayer {
  const last = given?.shape.at(-1) ?? 1;
  switch (kind) {
    case "Embedding":
      return { kind, rows: vocabularySize, width: 10 };
    case "Linear":
      return { kind, fanIn: last, fanOut: 100 };
    case "BatchNorm1d":
      return { kind, features: given?.shape[1] ?? last };
    case "Flatten":
    case "Tanh":
      return { kind };
  }
}

/** Passes a minibatch of indices [batch, contextSize] through a stack, by shapes only, up to the loss. */
export function checkStack(
  layers: readonly StackLayer[],
  input: Shape,
  vocabularySize: number,
): CheckedStack {
  let passed: Passed | null = { shape: input, dtype: "int" };
  let misfit: Misfit | null = null;
  const placed: PlacedLayer[] = [];
  for (const layer of layers) {
    const result: Passed | Misfit | null = passed && pass(layer, passed, vocabularySize);
    const own = result && "kind" in result ? result : null;
    passed = result && !("kind" in result) ? result : null;
    misfit ??= own;
    placed.push({ layer, parameters: parametersOf(layer), out: passed, misfit: own });
  }
  misfit ??= passed && misfitOfLoss(passed, input, vocabularySize);
  return {
    layers: placed,
    parameters: placed.reduce((sum, { parameters }) => sum + parameters, 0),
    misfit,
  };
}

/** What one layer makes of what comes in. */
function pass(layer: StackLayer, given: Passed, vocabularySize: number): Passed | Misfit {
  const { shape, dtype } = given;
  const refuse = (kind: Misfit["kind"], words: string, expected: number | null = null): Misfit => ({
    kind,
    given,
    expected,
    words,
  });
  const last = shape.at(-1)!;
  switch (layer.kind) {
    case "Embedding":
      if (dtype === "float")
        return refuse(
          "not-indices",
          "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got " +
            "torch.FloatTensor instead (while checking arguments for embedding)",
        );
      if (layer.rows < vocabularySize)
        return refuse("index-out-of-range", "index out of range in self", vocabularySize);
      return { shape: [...shape, layer.width], dtype: "float" };
    case "Flatten":
      return { shape: [shape[0], sizeOf(shape.slice(1))], dtype };
    case "Linear": {
      if (dtype === "int") return refuse("indices", "mat1 and mat2 must have the same dtype");
      const rows = sizeOf(shape.slice(0, -1));
      if (last !== layer.fanIn)
        return refuse(
          "fan-in",
          `mat1 and mat2 shapes cannot be multiplied (${rows}x${last} and ${layer.fanIn}x${layer.fanOut})`,
          layer.fanIn,
        );
      return { shape: [...shape.slice(0, -1), layer.fanOut], dtype };
    }
    case "BatchNorm1d":
      if (dtype === "int") return refuse("indices", "\"batch_norm\" not implemented for 'Long'");
      if (shape.length > 3)
        return refuse("dimensions", `expected 2D or 3D input (got ${shape.length}D input)`);
      if (shape[1] !== layer.features)
        return refuse(
          "features",
          `running_mean should contain ${shape[1]} elements not ${layer.features}`,
          layer.features,
        );
      return given;
    case "Tanh":
      return { shape, dtype: "float" };
  }
}

/** The loss wants, for each example, a logit a character. */
function misfitOfLoss(given: Passed, [batch]: Shape, vocabularySize: number): Misfit | null {
  const { shape, dtype } = given;
  if (dtype === "float" && shape.length === 2 && shape[1] === vocabularySize) return null;
  return { kind: "no-logits", given, expected: vocabularySize, words: wordsOfLoss(given, batch) };
}

function wordsOfLoss({ shape, dtype }: Passed, batch: number): string | null {
  if (shape.length > 2)
    return `Expected target size [${[batch, ...shape.slice(2)].join(", ")}], got [${batch}]`;
  return dtype === "int" ? "\"log_softmax_lastdim_kernel_impl\" not implemented for 'Long'" : null;
}

const sizeOf = (shape: Shape) => shape.reduce((product, length) => product * length, 1);
