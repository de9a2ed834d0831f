import { afterEach, beforeEach, expect, test } from "vitest";
import { useBackend } from "../../../../src/engine/tensor";
import { defaultConfig, type RunConfig } from "../../../../src/experiment/config";
import { prepareNames } from "../../../../src/experiment/names/prepare";
import { work } from "../../../../src/experiment/run";
import type { StudyMeans, StudyProgress } from "../../../../src/experiment/studies/study";
import { study } from "../../../../src/experiment/studies/sweep-cell";
import { preparedSweeps } from "../../../../src/experiment/sweep";
import { cellConfig, measureOf, placesOf, type SweptCell } from "../../../../src/experiment/sweep-cells";
import { Trainer } from "../../../../src/experiment/trainer";
import { buildSplits } from "../../../../src/experiment/windows";
import { kernelBuilds } from "../../../kernel-builds";

const silent = () => {};
const text = Array.from({ length: 60 }, (_, i) => `name${(i * 7919).toString(36)}`).join("\n");
const names = prepareNames(text, { encoding: "plain", drawn: 0, shuffle: "numpy" }, silent);
const splits = buildSplits(names, 3, silent);
const dataset = async () => ({ splits, summary: { vocabulary: names.vocabulary } });
const means = { dataset } as unknown as StudyMeans;
const [backend] = await kernelBuilds();
const small: RunConfig = {
  ...defaultConfig,
  hiddenSize: 16,
  embeddingSize: 4,
  hiddenLayers: 2,
  hiddenInit: "kaiming",
};

beforeEach(() => useBackend(backend!));
afterEach(() => expect(backend!.memory().blocks).toBe(0));

async function swept(config: RunConfig) {
  const told: StudyProgress<SweptCell>[] = [];
  const cell = study({ config }, means);
  for (;;) {
    const { done, value } = await cell.next();
    if (done) return { cell: value, told };
    told.push(structuredClone(value));
  }
}

test("a cell is the Lab's run of the same config: its losses, its validation, its layers on the last minibatch", async () => {
  const config = { ...small, steps: 130 };
  const { cell } = await swept(config);
  const trainer = new Trainer(config, splits, names.vocabulary.length);
  let validation = 0;
  for (const unit of work(trainer)) {
    if (unit.kind === "piece") await unit.read;
    if (unit.kind === "evaluated") validation = unit.losses.validation;
  }
  const { losses, layers } = await trainer.frame({
    statistics: true,
    saturationLayer: null,
    parameters: false,
    neuron: null,
  });
  trainer.dispose();
  const mean = (some: Float32Array) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
  expect(cell.validationLoss).toBe(validation);
  expect(cell.trainLoss).toBeCloseTo(mean(losses.slice(-100)), 5);
  expect(cell.layers.map(({ saturated }) => saturated)).toEqual(layers.map(({ saturated }) => saturated));
  expect(cell.curve.steps.slice(0, 3)).toEqual([0, 3, 6]);
  expect(cell.curve.losses[0]).toBe(losses[0]);
  expect(cell.curve.losses[1]).toBeCloseTo(mean(losses.slice(1, 4)), 5);
  expect(cell.curve.steps.at(-1)).toBe(130);
});

test("a cell tells how far it has come, and its curve so far", async () => {
  const { told } = await swept({ ...small, steps: 100 });
  const done = told.map((progress) => progress.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done.at(-1)).toBe(1);
  const longest = told.map(({ result }) => result!.curve.steps.length);
  expect(longest[0]).toBe(1);
  expect(longest.at(-1)).toBeGreaterThan(40);
});

test("a cell that diverges says at which step, and keeps its losses up to there", async () => {
  const { cell } = await swept({
    ...small,
    steps: 100,
    learningRate: 10,
    hiddenInit: "randn",
    outputScale: 10,
    nonlinearity: "linear",
  });
  expect(cell.divergedAt).toBeGreaterThan(0);
  expect(cell.curve.losses.length).toBeGreaterThan(0);
  expect(cell.curve.losses.every(Number.isFinite)).toBe(true);
  expect([cell.trainLoss, cell.validationLoss, measureOf(cell, "saturation")]).toEqual([null, null, null]);
});

test("the cells of a map are every pair of values, with the steps of the sweep", () => {
  const sweep = preparedSweeps["rate-batch"](small);
  const configs = placesOf(sweep).map((place) => cellConfig(sweep, place));
  expect(configs).toHaveLength(30);
  expect(configs[7]).toEqual({ ...small, learningRate: 0.03, batchSize: 16, steps: 1000 });
});

test("the higher the gain, the more of every layer is saturated", async () => {
  const sweep = preparedSweeps["gain-depth"](small);
  const shares: number[] = [];
  for (const gain of [0.5, 1.5, 3]) {
    const { cell } = await swept({ ...sweep.config, hiddenSize: 32, hiddenLayers: 4, gain, steps: 40 });
    shares.push(measureOf(cell, "saturation")!);
  }
  expect(shares[1]).toBeGreaterThan(shares[0]);
  expect(shares[2]).toBeGreaterThan(shares[1]);
});
