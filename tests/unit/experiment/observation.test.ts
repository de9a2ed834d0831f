import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useBackend } from "../../../src/engine/tensor";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { type Histogram, lossesOnly } from "../../../src/experiment/frame";
import { prepareNames } from "../../../src/experiment/names/prepare";
import { Trainer } from "../../../src/experiment/trainer";
import { buildSplits } from "../../../src/experiment/windows";
import { expectWithin } from "../../expect-within";
import { kernelBuilds } from "../../kernel-builds";

const silent = () => {};
const text = Array.from({ length: 60 }, (_, i) => `name${(i * 7919).toString(36)}`).join("\n");
const names = prepareNames(text, { encoding: "plain", drawn: 0, shuffle: "numpy" }, silent);
const splits = buildSplits(names, 3, silent);
const small: RunConfig = { ...defaultConfig, hiddenSize: 12, hiddenLayers: 2, embeddingSize: 4, gain: 0.3 };
const [backend] = await kernelBuilds();

let trainers: Trainer[] = [];

function train(config: Partial<RunConfig> = {}): Trainer {
  const trainer = new Trainer({ ...small, ...config }, splits, names.vocabulary.length);
  trainers.push(trainer);
  return trainer;
}

beforeEach(() => useBackend(backend!));
afterEach(() => {
  for (const trainer of trainers) trainer.dispose();
  trainers = [];
  expect(backend!.memory().blocks).toBe(0);
});

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const count = ({ counts }: Histogram) => sum(counts);

function valuesOf({ network }: Trainer, name: string): Float32Array {
  return network
    .namedParameters()
    .find(([found]) => found === name)![1]
    .toFloat32Array();
}

describe("a frame of nothing but losses", () => {
  test("measures nothing else", async () => {
    const frame = await train().frame(lossesOnly);
    expect(frame.losses).toHaveLength(1);
    expect(frame).toMatchObject({
      layers: [],
      saturation: null,
      parameters: [],
      updates: null,
      neuron: null,
    });
  });
});

describe("a layer", () => {
  test("is told with the histograms of all that it holds", async () => {
    const { layers } = await train({ nonlinearity: "relu" }).frame({ ...lossesOnly, statistics: true });
    expect(layers).toHaveLength(2);
    for (const { preactivations, activations, gradients, ...layer } of layers) {
      for (const histogram of [preactivations, activations, gradients])
        expect(count(histogram)).toBe(32 * 12);
      expect(preactivations.max).toBe(-preactivations.min);
      const meanSquare = layer.gradientMean ** 2 + layer.gradientStd ** 2 * (1 - 1 / (32 * 12));
      expectWithin(layer.gradientNorm / Math.sqrt(32 * 12 * meanSquare), 1, 1e-9);
    }
  });

  test.each([
    ["tanh", -1, 1],
    ["sigmoid", 0, 1],
  ] as const)("of %s has its activations counted from %i to %i", async (nonlinearity, min, max) => {
    const { layers } = await train({ nonlinearity }).frame({ ...lossesOnly, statistics: true });
    expect(layers[0]!.activations).toMatchObject({ min, max });
  });

  test("that the network hasn't is not told", async () => {
    const frame = await train().frame({
      ...lossesOnly,
      saturationLayer: 2,
      neuron: { layer: 2, index: 0 },
    });
    expect(frame).toMatchObject({ saturation: null, neuron: null });
  });
});

describe("a saturation map", () => {
  test("holds what enters the nonlinearity, what leaves it, and the gradient that reaches it", async () => {
    const trainer = train({ nonlinearity: "elu" });
    const request = { ...lossesOnly, statistics: true, saturationLayer: 1 };
    const { saturation, layers } = await trainer.frame(request);
    const { nonlinearity, batch, neurons, values, preactivations, gradients } = saturation!;
    expect({ nonlinearity, batch, neurons }).toEqual({ nonlinearity: "elu", batch: 32, neurons: 12 });
    values.forEach((h, i) => {
      const x = preactivations[i]!;
      expectWithin(h, x > 0 ? x : Math.expm1(x), 1e-6);
    });
    expectWithin(sum(gradients) / gradients.length, layers[1]!.gradientMean, 1e-12);
  });
});

describe("a neuron", () => {
  test("has the preactivations that its weights, its bias and its inputs give", async () => {
    const trainer = train();
    const { neuron } = await trainer.frame({ ...lossesOnly, neuron: { layer: 0, index: 5 } });
    const { layer, index, weights, bias, preactivations, activations, contexts, targets } = neuron!;
    expect({ layer, index }).toEqual({ layer: 0, index: 5 });
    expect(weights).toHaveLength(12);
    expect(targets).toHaveLength(32);
    const table = valuesOf(trainer, "C");
    preactivations.forEach((preactivation, example) => {
      const context = [...contexts.subarray(3 * example, 3 * example + 3)];
      const inputs = context.flatMap((character) => [...table.subarray(4 * character, 4 * character + 4)]);
      expectWithin(preactivation, bias! + sum(inputs.map((x, i) => x * weights[i]!)), 1e-5);
      expectWithin(activations[example]!, Math.tanh(preactivation), 1e-6);
    });
  });

  test("is its column of the layer's map", async () => {
    const request = { ...lossesOnly, saturationLayer: 1, neuron: { layer: 1, index: 7 } };
    const { neuron, saturation } = await train().frame(request);
    const column = (values: Float32Array) => values.filter((_, i) => i % 12 === 7);
    expect(neuron!.activations).toEqual(column(saturation!.values));
    expect(neuron!.preactivations).toEqual(column(saturation!.preactivations));
    expect(neuron!.gradients).toEqual(column(saturation!.gradients));
  });

  test("has examples of the training split, each with the character that follows", async () => {
    const { neuron } = await train().frame({ ...lossesOnly, neuron: { layer: 0, index: 0 } });
    const { inputs, targets, rows } = splits.train;
    const known = new Set(
      Array.from({ length: rows }, (_, i) => `${inputs.subarray(3 * i, 3 * i + 3)} ${targets[i]}`),
    );
    neuron!.targets.forEach((target, i) => {
      expect(known).toContain(`${neuron!.contexts.subarray(3 * i, 3 * i + 3)} ${target}`);
    });
  });

  test("without a bias has none", async () => {
    const { neuron } = await train({ biases: "none" }).frame({
      ...lossesOnly,
      neuron: { layer: 0, index: 0 },
    });
    expect(neuron!.bias).toBeNull();
  });
});

describe("parameters", () => {
  const request = { ...lossesOnly, parameters: true };

  test("are told one by one, in the network's order, with the histogram of each gradient", async () => {
    const trainer = train({ normalization: "batch-norm-1d", biases: "none" });
    const { parameters } = await trainer.frame(request);
    expect(parameters.map(({ name, shape }) => ({ name, shape }))).toEqual(trainer.network.summary().tensors);
    expect(parameters.map(({ name }) => name)).toEqual(["C", "W1", "γ1", "β1", "W2", "γ2", "β2", "W3", "b3"]);
    for (const { name, shape, mean, std, gradient, ...told } of parameters) {
      const values = valuesOf(trainer, name);
      const average = sum(values) / values.length;
      const variance = sum(values.map((value) => (value - average) ** 2)) / (values.length - 1);
      expectWithin(mean, average, 1e-6);
      expectWithin(std, Math.sqrt(variance), 1e-6);
      expect(count(gradient)).toBe(shape.reduce((size, length) => size * length, 1));
      expectWithin(gradient.max, 3 * told.gradientStd, 1e-9);
    }
  });

  test("have their updates sampled at every step to 200, and then about once every hundredth of the steps", async () => {
    const trainer = train();
    await trainer.frame(request);
    for (let step = 0; step < 2_000; step++) trainer.advance();
    const { updates } = await trainer.frame(request);
    const steps = [...updates!.steps];
    expect(steps.slice(0, 201)).toEqual(Array.from({ length: 201 }, (_, step) => step));
    for (let i = 201; i < steps.length; i++) {
      expect(steps[i]! - steps[i - 1]!).toBe(Math.floor(steps[i - 1]! / 100));
    }
    expect(steps.at(-1)).toBeGreaterThan(1_970);
    expect(updates!.names).toEqual(["C", "W1", "W2", "W3"]);
    expect(updates!.ratios).toHaveLength(4 * steps.length);
  });

  test("have each update told once, and none of those that nobody watched", async () => {
    const trainer = train();
    const stepsOf = async (watched: boolean) => {
      for (let step = 0; step < 3; step++) trainer.advance();
      const { updates } = await trainer.frame({ ...lossesOnly, parameters: watched });
      return updates && [...updates.steps];
    };
    expect(await stepsOf(true)).toEqual([]);
    expect(await stepsOf(true)).toEqual([3, 4, 5]);
    expect(await stepsOf(false)).toBeNull();
    expect(await stepsOf(true)).toEqual([]);
    expect(await stepsOf(true)).toEqual([12, 13, 14]);
  });

  test("go on being sampled from a checkpoint", async () => {
    const trainer = train();
    await trainer.frame(request);
    const checkpoint = await trainer.checkpoint();
    for (let step = 0; step < 5; step++) trainer.advance();
    const first = (await trainer.frame(request)).updates!;
    trainer.restore(checkpoint);
    for (let step = 0; step < 5; step++) trainer.advance();
    expect((await trainer.frame(request)).updates).toEqual(first);
  });
});
