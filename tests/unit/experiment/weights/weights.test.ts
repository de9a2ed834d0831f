import { beforeAll, describe, expect, test } from "vitest";
import { nodeBackend } from "../../../../scripts/node-backend";
import { useBackend } from "../../../../src/engine/tensor";
import { defaultConfig, type RunConfig } from "../../../../src/experiment/config";
import { prepareNames } from "../../../../src/experiment/names/prepare";
import { Trainer } from "../../../../src/experiment/trainer";
import { networkTensors } from "../../../../src/experiment/weights/network-tensors";
import { readWeights } from "../../../../src/experiment/weights/read-weights";
import { writeSafetensors } from "../../../../src/experiment/weights/safetensors";
import { WeightsError, type WeightsFailure } from "../../../../src/experiment/weights/weights-failure";
import { writeWeights } from "../../../../src/experiment/weights/write-weights";
import { buildSplits } from "../../../../src/experiment/windows";

const text = Array.from({ length: 60 }, (_, i) => `name${(i * 7919).toString(36)}`).join("\n");
const small: RunConfig = {
  ...defaultConfig,
  dataset: "first-names",
  encoding: "plain",
  drawn: 0,
  hiddenSize: 16,
  outputScale: 0.1,
  batchSize: 8,
};
const silent = () => {};
const names = prepareNames(text, small, silent);
const vocabulary = names.vocabulary;
const trainerOf = (config: RunConfig, from?: ConstructorParameters<typeof Trainer>[3]) =>
  new Trainer(config, buildSplits(names, config.contextSize, silent), vocabulary.length, from);

beforeAll(async () => useBackend(await nodeBackend()));

const networks: [string, Partial<RunConfig>][] = [
  ["the notebook's", {}],
  [
    "three layers, residual, BatchNorm1d, no biases",
    bn({ hiddenLayers: 3, connections: "residual", biases: "none" }),
  ],
  [
    "BatchNorm by hand, minibatches from the weights' stream",
    { ...bn({}), normalization: "batch-norm-by-hand", minibatches: "same-stream" },
  ],
  [
    "layers of one's own",
    {
      gain: 0.3,
      layers: "linear:12,batch-norm-1d,tanh,linear:8:no-bias,relu,linear:8,batch-norm-by-hand,residual",
    },
  ],
];

function bn(fields: Partial<RunConfig>): Partial<RunConfig> {
  return { normalization: "batch-norm-1d", gain: 0.3, ...fields };
}

describe.each(networks)("a run's own file: %s", (_, fields) => {
  const config = { ...small, ...fields };

  test("names every tensor as the page does", () => {
    const trainer = trainerOf(config);
    const { parameters, buffers } = networkTensors(config, vocabulary.length);
    expect(parameters).toEqual(trainer.network.summary().tensors);
    expect(buffers.map(({ shape }) => shape)).toEqual(trainer.network.buffers().map(({ shape }) => shape));
    trainer.dispose();
  });

  test("makes a run that goes on as the one that wrote it would have", async () => {
    const trainer = trainerOf(config);
    for (let step = 0; step < 30; step++) trainer.advance();
    const file = writeWeights(config, vocabulary, await trainer.checkpoint());
    const read = readWeights(file, { config: defaultConfig, vocabulary: null });
    expect(read.config).toEqual(config);
    expect(read.weights.step).toBe(30);
    const other = trainerOf(read.config, read.weights);
    expect(other.step).toBe(30);
    for (let step = 0; step < 20; step++) {
      trainer.advance();
      other.advance();
    }
    await Promise.all([trainer.settle(), other.settle()]);
    expect(other.loss).toBe(trainer.loss);
    trainer.dispose();
    other.dispose();
  });
});

/** A file of tensors of zeros, by name and shape. */
function fileOf(shapes: Record<string, number[]>, metadata: Record<string, string> = {}) {
  const tensors = Object.entries(shapes).map(([name, shape]) => ({
    name,
    shape,
    values: new Float32Array(shape.reduce((a, b) => a * b, 1)),
  }));
  return writeSafetensors(tensors, metadata);
}

const lesson = { C: [12, 4], W1: [8, 16], b1: [16], W2: [16, 12], b2: [12] };
const stack = {
  "0.weight": [12, 4],
  "2.weight": [16, 8],
  "2.bias": [16],
  "4.weight": [12, 16],
  "4.bias": [12],
};
const read = (file: Uint8Array, current = { config: defaultConfig, vocabulary: null as string[] | null }) =>
  readWeights(file, current);

describe("of a file without a config", () => {
  test("the sizes are the tensors' and the rest is the current run's", () => {
    const config: RunConfig = { ...defaultConfig, nonlinearity: "relu", learningRate: 0.03 };
    const wanted = { contextSize: 2, embeddingSize: 4, hiddenSize: 16, hiddenLayers: 1 };
    for (const file of [fileOf(lesson), fileOf(stack)]) {
      const got = read(file, { config, vocabulary: null });
      expect(got.config).toEqual({ ...config, ...wanted });
      expect(got.weights.step).toBe(0);
    }
  });

  test("layers, biases and normalisation too", () => {
    const vectors = Object.fromEntries(
      ["gamma1", "beta1", "running_mean1", "running_var1", "γ2", "β2", "running_mean2", "running_var2"].map(
        (name) => [name, [16]],
      ),
    );
    const { b1: _, ...others } = lesson;
    const file = fileOf({ ...others, W2: [16, 16], W3: [16, 12], b2: [16], b3: [12], ...vectors, b1: [16] });
    expect(read(file).config).toMatchObject({
      hiddenLayers: 2,
      normalization: "batch-norm-1d",
      biases: defaultConfig.biases,
    });
  });

  test("a step in the metadata is where the run stands; what is no step is 0", () => {
    expect(read(fileOf(lesson, { step: "500" })).weights.step).toBe(500);
    for (const step of ["-1", "0.5", "many", "1e9"])
      expect(read(fileOf(lesson, { step })).weights.step).toBe(0);
  });

  test("metadata that are no config are passed over", () => {
    for (const config of ["{", "[]", "3", '{"hiddenSize":"x"}']) {
      expect(read(fileOf(lesson, { config })).config.hiddenSize).toBe(16);
    }
  });
});

test("the names of somebody's own file can't be had from the weights: the data stay as they are", () => {
  const file = fileOf(lesson, { config: JSON.stringify({ ...small, dataset: "file" }) });
  const { config } = read(file);
  expect(config).toMatchObject({ dataset: "cities", encoding: "punycode", drawn: 100_000, batchSize: 8 });
});

function failureOf(file: Uint8Array, vocabulary: string[] | null = null): WeightsFailure | null {
  try {
    read(file, { config: defaultConfig, vocabulary });
    return null;
  } catch (error) {
    if (error instanceof WeightsError) return error.failure;
    throw error;
  }
}

const without = (shapes: Record<string, number[]>, name: string) =>
  fileOf(Object.fromEntries(Object.entries(shapes).filter(([other]) => other !== name)));

describe("weights that don't fit are refused by the name of the tensor:", () => {
  test.each<[string, Uint8Array, WeightsFailure]>([
    ["no tensors", fileOf({}), { kind: "weights-empty" }],
    [
      "another model's",
      fileOf({ "transformer.wte.weight": [2, 2], "lm_head.weight": [2, 2] }),
      { kind: "weights-no-network", names: "transformer.wte.weight, lm_head.weight" },
    ],
    ["no output bias", without(lesson, "b2"), { kind: "weights-missing", tensor: "b2", expected: [12] }],
    [
      "no first matrix",
      without(lesson, "W1"),
      { kind: "weights-missing", tensor: "W1", expected: [12, 256] },
    ],
    ["no output", without(lesson, "W2"), { kind: "weights-missing", tensor: "W2", expected: [16, 12] }],
    [
      "a stack without its last bias",
      without(stack, "4.bias"),
      { kind: "weights-missing", tensor: "4.bias", expected: [12] },
    ],
    [
      "a matrix the other way round",
      fileOf({ ...lesson, W2: [12, 16] }),
      { kind: "weights-shape", tensor: "W2", shape: [12, 16], expected: [16, 12] },
    ],
    [
      "a stack's matrix the other way round",
      fileOf({ ...stack, "4.weight": [16, 12] }),
      { kind: "weights-shape", tensor: "4.weight", shape: [16, 12], expected: [12, 16] },
    ],
    [
      "a bias too short",
      fileOf({ ...lesson, b1: [15] }),
      { kind: "weights-shape", tensor: "b1", shape: [15], expected: [16] },
    ],
    [
      "hidden layers of two widths",
      fileOf({ ...lesson, W2: [16, 8], b2: [8], W3: [8, 12], b3: [12] }),
      { kind: "weights-shape", tensor: "W2", shape: [16, 8], expected: [16, 16] },
    ],
    [
      "an embedding that isn't one",
      fileOf({ ...lesson, C: [48] }),
      { kind: "weights-not-matrix", tensor: "C", shape: [48] },
    ],
    [
      "rows that no context makes up",
      fileOf({ ...lesson, W1: [9, 16] }),
      { kind: "weights-context", tensor: "W1", rows: 9, embeddingSize: 4 },
    ],
    [
      "a context too long",
      fileOf({ ...lesson, W1: [68, 16] }),
      { kind: "weights-out-of-range", tensor: "W1", field: "contextSize", received: 17 },
    ],
    [
      "a layer too wide",
      fileOf({ ...lesson, W1: [8, 2049] }),
      { kind: "weights-out-of-range", tensor: "W1", field: "hiddenSize", received: 2049 },
    ],
    ["a tensor too many", fileOf({ ...lesson, b4: [3] }), { kind: "weights-unknown", tensor: "b4" }],
    ["a tensor of another name", fileOf({ ...lesson, Wq: [3] }), { kind: "weights-unknown", tensor: "Wq" }],
    ["one name twice", fileOf({ ...lesson, b: [16] }), { kind: "weights-unknown", tensor: "b" }],
    [
      "BatchNorm after the nonlinearity",
      fileOf({ ...stack, "4.weight": [16], "4.bias": [16], "6.weight": [12, 16], "6.bias": [12] }),
      { kind: "weights-unknown", tensor: "4.weight" },
    ],
    [
      "BatchNorm that kept no statistics",
      fileOf({ ...lesson, γ1: [16], β1: [16] }),
      { kind: "weights-missing", tensor: "running_mean1", expected: [16] },
    ],
  ])("%s", (_, file, failure) => {
    expect(failureOf(file)).toEqual(failure);
  });

  test("of another number of characters than the names have", () => {
    const vocabulary = ["*", "a", "b"];
    const failure = { kind: "weights-vocabulary", tensor: "0.weight", characters: 12, vocabulary: 3 };
    expect(failureOf(fileOf(stack), vocabulary)).toEqual(failure);
  });

  test("of as many characters, but others", () => {
    const ours = [..."*abcdefghijk"];
    const theirs = [..."*bcdefghijkl"];
    const file = fileOf(lesson, { vocabulary: JSON.stringify(theirs) });
    expect(failureOf(file, ours)).toEqual({ kind: "weights-other-characters", characters: "*bcdefghijkl" });
    expect(failureOf(file, theirs)).toBeNull();
  });

  test("by the trainer, when only the prepared names tell", () => {
    const { weights, config } = read(fileOf(lesson));
    expect(() => trainerOf({ ...config, encoding: "plain" }, weights)).toThrow(WeightsError);
  });
});
