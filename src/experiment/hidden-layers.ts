/** What a preactivation can pass through; `linear` is nothing at all. */
export const nonlinearities = [
  "tanh",
  "sigmoid",
  "relu",
  "leaky-relu",
  "elu",
  "gelu",
  "selu",
  "linear",
] as const;
export const normalizations = ["none", "batch-norm-1d", "batch-norm-by-hand"] as const;
export const widths = { min: 1, max: 2048, integer: true } as const;
export const depths = { min: 1, max: 50, integer: true } as const;

/** One hidden layer: Linear, what normalises its sums, nonlinearity; with `isResidual` its input is added to what it gives. */
export interface HiddenLayer {
  width: number;
  hasBias: boolean;
  normalization: (typeof normalizations)[number];
  nonlinearity: (typeof nonlinearities)[number];
  /** Never the first, which is not given activations but the characters; the others, where widths agree. */
  isResidual: boolean;
}

/** Why a list of hidden layers is none. Layers are counted from 0. */
export type StackProblem =
  | { kind: "unknown-word"; layer: number; word: string }
  /** A word that a layer can have once, after those before it: linear, normalisation, nonlinearity, residual. */
  | { kind: "out-of-order"; layer: number; word: string }
  | { kind: "no-linear"; word: string }
  | { kind: "width"; layer: number; received: string }
  | { kind: "too-deep"; received: number }
  | { kind: "residual-first" }
  | { kind: "residual-width"; layer: number; given: number; width: number };

/** The list as a config and an address write it: "linear:256,batch-norm-1d,tanh,linear:256:no-bias,relu,residual". */
export function writeStack(layers: readonly HiddenLayer[]): string {
  return layers.flatMap(wordsOf).join(",");
}

function wordsOf({ width, hasBias, normalization, nonlinearity, isResidual }: HiddenLayer): string[] {
  return [
    `linear:${width}${hasBias ? "" : ":no-bias"}`,
    ...(normalization === "none" ? [] : [normalization]),
    ...(nonlinearity === "linear" ? [] : [nonlinearity]),
    ...(isResidual ? ["residual"] : []),
  ];
}

/** The layers of a list as `writeStack` writes it, or what is the first thing wrong with it. */
export function readStack(text: string): HiddenLayer[] | StackProblem {
  const layers: HiddenLayer[] = [];
  /** How far into its layer the last word was. */
  let place = 0;
  for (const word of text.split(",")) {
    const layer = layers.length - 1;
    const linear = /^linear:([^:]*)(:no-bias)?$/.exec(word);
    if (linear) {
      const [, written, noBias] = linear;
      if (!isWidth(written)) return { kind: "width", layer: layer + 1, received: written };
      layers.push({ ...bare, width: Number(written), hasBias: noBias === undefined });
      place = 0;
      continue;
    }
    const part = partOf(word);
    if (part === null) return { kind: "unknown-word", layer: Math.max(0, layer), word };
    if (layer < 0) return { kind: "no-linear", word };
    if (part.place <= place) return { kind: "out-of-order", layer, word };
    place = part.place;
    layers[layer] = { ...layers[layer], ...part.fields };
  }
  return stackProblem(layers) ?? layers;
}

/** What is the first thing wrong with a list whose words are right. */
export function stackProblem(layers: readonly HiddenLayer[]): StackProblem | null {
  if (layers.length > depths.max || layers.length < depths.min)
    return { kind: "too-deep", received: layers.length };
  for (const [layer, { isResidual, width }] of layers.entries()) {
    if (!isResidual) continue;
    if (layer === 0) return { kind: "residual-first" };
    const given = layers[layer - 1].width;
    if (given !== width) return { kind: "residual-width", layer, given, width };
  }
  return null;
}

const bare = { normalization: "none", nonlinearity: "linear", isResidual: false } as const;

const isWidth = (written: string) => /^[1-9]\d{0,3}$/.test(written) && Number(written) <= widths.max;

function partOf(word: string): { place: number; fields: Partial<HiddenLayer> } | null {
  const normalization = normalizations.find((each) => each === word && each !== "none");
  if (normalization) return { place: 1, fields: { normalization } };
  const nonlinearity = nonlinearities.find((each) => each === word && each !== "linear");
  if (nonlinearity) return { place: 2, fields: { nonlinearity } };
  return word === "residual" ? { place: 3, fields: { isResidual: true } } : null;
}
