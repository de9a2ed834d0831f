import * as z from "zod/mini";
import {
  depths,
  nonlinearities,
  normalizations,
  readStack,
  type StackProblem,
  widths,
} from "./hidden-layers";

/** The range of every number in a RunConfig. Sliders, validation and messages all read it here. */
export const ranges = {
  drawn: { min: 0, max: 1_000_000, integer: true },
  contextSize: { min: 1, max: 16, integer: true },
  embeddingSize: { min: 1, max: 128, integer: true },
  hiddenSize: widths,
  hiddenLayers: depths,
  gain: { min: 0, max: 10, integer: false },
  hiddenBiasScale: { min: 0, max: 10, integer: false },
  outputScale: { min: 0, max: 10, integer: false },
  outputBiasScale: { min: 0, max: 10, integer: false },
  batchSize: { min: 1, max: 1024, integer: true },
  steps: { min: 1, max: 1_000_000, integer: true },
  learningRate: { min: 0, max: 10, integer: false },
  decayStep: { min: 0, max: 1_000_000, integer: true },
  decayFactor: { min: 0, max: 1, integer: false },
  seed: { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true },
} as const;

export type NumericField = keyof typeof ranges;

/** The closed choices of a RunConfig, in the order in which a control offers them. */
export const choices = {
  dataset: ["cities", "spanish-towns", "first-names", "file"],
  encoding: ["punycode", "plain", "as-written"],
  shuffle: ["numpy", "python"],
  nonlinearity: nonlinearities,
  connections: ["plain", "residual"],
  normalization: normalizations,
  hiddenInit: ["randn", "kaiming", "xavier"],
  biases: ["randn", "zeros", "none"],
  minibatches: ["own-stream", "same-stream"],
} as const;

export type ChoiceField = keyof typeof choices;

/** The notebook's run: its data, its network, its careless initialisation, its schedule. */
export const defaults = {
  version: 1,
  /** Which names to learn; `file` is a text file the reader opens. */
  dataset: "cities",
  /** `punycode`: the notebook's pipeline, each word IDNA-encoded. `plain`: its characters in lower case; `as-written`: in the case they have. */
  encoding: "punycode",
  /** How many names `np.random.choice` draws from the list; 0 keeps them all. */
  drawn: 100_000,
  /** Who shuffles before the 80/10/10 split: `np.random.shuffle` (the notebook) or `random.shuffle` (the English lecture). */
  shuffle: "numpy",
  contextSize: 3,
  embeddingSize: 10,
  hiddenSize: 256,
  hiddenLayers: 1,
  /** What a hidden layer's preactivation passes through; `linear`: nothing at all, h is the preactivation. */
  nonlinearity: "tanh",
  /** `residual`: every hidden layer but the first, which changes the width, gives h + f(h) instead of f(h) (He et al. 2016). */
  connections: "plain",
  /** `batch-norm-1d` is PyTorch's layer; `batch-norm-by-hand` the notebook's (std with n−1, momentum .001). */
  normalization: "none",
  /**
   * Hidden layers of one's own, one by one, in place of `hiddenLayers` equal ones: "linear:256,batch-norm-1d,tanh,linear:128,relu"
   * (see hidden-layers.ts). Empty: the regular network, of the fields above.
   */
  layers: "",
  /** Scale of a hidden layer's randn weights: `randn` ×gain, `kaiming` ×gain/√fan_in, `xavier` ×gain·√(2/(fan_in+fan_out)). */
  hiddenInit: "randn",
  gain: 1,
  /**
   * `randn`: biases are drawn, then scaled. `zeros`: they start at zero and consume no random numbers (nn.Linear of the lecture).
   * `none`: hidden layers have none (`Linear(…, bias=False)`, right under BatchNorm), the output's starts at zero.
   */
  biases: "randn",
  hiddenBiasScale: 1,
  /** Multiplies the output layer's randn weights: the notebook's W2. */
  outputScale: 1,
  /** Multiplies the output layer's bias: the notebook's b2. */
  outputBiasScale: 1,
  batchSize: 32,
  steps: 200_000,
  learningRate: 0.1,
  /** From this step on the learning rate is learningRate × decayFactor. */
  decayStep: 100_000,
  decayFactor: 0.1,
  seed: 42,
  /** `own-stream`: a fresh generator with the same seed draws the minibatches (notebook). `same-stream`: the generator of the weights goes on (lecture). */
  minibatches: "own-stream",
} as const;

function number(field: NumericField) {
  const { min, max, integer } = ranges[field];
  return (integer ? z.int() : z.number()).check(z.minimum(min), z.maximum(max));
}

/** A run as plain JSON. The same config gives the same run, bit for bit on one backend. */
export const runConfigSchema = z.strictObject({
  version: z.literal(1),
  dataset: z.enum(choices.dataset),
  encoding: z.enum(choices.encoding),
  drawn: number("drawn"),
  shuffle: z.enum(choices.shuffle),
  contextSize: number("contextSize"),
  embeddingSize: number("embeddingSize"),
  hiddenSize: number("hiddenSize"),
  hiddenLayers: number("hiddenLayers"),
  nonlinearity: z.enum(choices.nonlinearity),
  connections: z.enum(choices.connections),
  normalization: z.enum(choices.normalization),
  layers: z.string().check(z.refine((text) => text === "" || Array.isArray(readStack(text)))),
  hiddenInit: z.enum(choices.hiddenInit),
  gain: number("gain"),
  biases: z.enum(choices.biases),
  hiddenBiasScale: number("hiddenBiasScale"),
  outputScale: number("outputScale"),
  outputBiasScale: number("outputBiasScale"),
  batchSize: number("batchSize"),
  steps: number("steps"),
  learningRate: number("learningRate"),
  decayStep: number("decayStep"),
  decayFactor: number("decayFactor"),
  seed: number("seed"),
  minibatches: z.enum(choices.minibatches),
});

export type RunConfig = z.infer<typeof runConfigSchema>;
export type ConfigField = Exclude<keyof RunConfig, "version">;

export const defaultConfig: RunConfig = defaults;

/** Why a field was refused, as data: the page words it, with the range where there is one. */
export type ConfigProblem =
  | { kind: "unknown-field"; field: string }
  | { kind: "unknown-version"; field: "version"; received: unknown }
  | { kind: "not-a-number"; field: NumericField; received: unknown }
  | { kind: "not-an-integer"; field: NumericField; received: number }
  | { kind: "out-of-range"; field: NumericField; received: number }
  | { kind: "not-a-choice"; field: ChoiceField; received: unknown }
  | { kind: "not-a-stack"; field: "layers"; received: unknown; problem: StackProblem | null }
  | { kind: "not-an-object" };

export type ParsedConfig = { config: RunConfig; problems: ConfigProblem[] };

/**
 * Reads a RunConfig from untrusted JSON. Missing fields take their default; a field that is unknown or out of
 * its range is left at its default and reported, so that one bad field never loses the others.
 */
export function parseConfig(input: unknown): ParsedConfig {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { config: defaultConfig, problems: [{ kind: "not-an-object" }] };
  }
  const problems: ConfigProblem[] = [];
  const config: Record<string, unknown> = { ...defaultConfig };
  for (const [field, received] of Object.entries(input)) {
    const problem = problemWith(field, received);
    if (problem) problems.push(problem);
    else config[field] = received;
  }
  return { config: runConfigSchema.parse(config), problems };
}

/** The fields that `input` leaves to their defaults. */
export function missingFields(input: object): ConfigField[] {
  return [...Object.keys(ranges), ...Object.keys(choices), "layers"].filter(
    (field) => !Object.hasOwn(input, field),
  ) as ConfigField[];
}

function problemWith(field: string, received: unknown): ConfigProblem | null {
  if (!Object.hasOwn(runConfigSchema.shape, field)) return { kind: "unknown-field", field };
  if (runConfigSchema.shape[field as keyof RunConfig].safeParse(received).success) return null;
  if (field === "version") return { kind: "unknown-version", field, received };
  if (Object.hasOwn(choices, field)) return { kind: "not-a-choice", field: field as ChoiceField, received };
  if (field === "layers") {
    const read = typeof received === "string" ? readStack(received) : [];
    return { kind: "not-a-stack", field, received, problem: Array.isArray(read) ? null : read };
  }
  const numeric = field as NumericField;
  if (typeof received !== "number" || Number.isNaN(received))
    return { kind: "not-a-number", field: numeric, received };
  const { min, max } = ranges[numeric];
  if (received < min || received > max) return { kind: "out-of-range", field: numeric, received };
  return { kind: "not-an-integer", field: numeric, received };
}
