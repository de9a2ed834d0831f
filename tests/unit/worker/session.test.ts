import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { lossesOnly } from "../../../src/experiment/frame";
import { Bench, names, small } from "./bench";

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

describe("a run", () => {
  test("stands at step 0 with everything to look at before the first update", async () => {
    await bench.start();
    expect(bench.last("ready").network.tensors.map(({ name }) => name)).toEqual([
      "C",
      "W1",
      "b1",
      "W2",
      "b2",
    ]);
    const { frame } = bench.last("frame");
    expect(frame.step).toBe(0);
    expect(frame.losses).toHaveLength(1);
    expect(frame.layers).toHaveLength(1);
    expect(frame.saturation?.values).toHaveLength(32 * 16);
    expect(bench.last("sampled").names).toHaveLength(10);
    expect(bench.last("status")).toMatchObject({ status: "paused", step: 0 });
  });

  test("plays to its last step, tells every loss once and in order, and measures the three splits", async () => {
    await bench.start();
    bench.send({ kind: "play", until: null });
    await bench.play(5);
    expect(bench.last("status")).toMatchObject({ status: "finished", step: 50 });
    const steps = bench
      .of("frame")
      .flatMap(({ frame }) => [...frame.losses.keys()].map((i) => frame.firstLoss + i));
    expect(steps).toEqual(Array.from({ length: 51 }, (_, step) => step));
    expect(bench.last("evaluated").losses).toEqual({
      step: 50,
      train: expect.any(Number),
      validation: expect.any(Number),
      test: expect.any(Number),
    });
  });

  test("is the same when it is started again", async () => {
    const losses = async (run: number) => {
      await bench.start({}, run);
      bench.send({ kind: "play", until: null });
      await bench.play(5);
      return bench.of("frame", run).flatMap(({ frame }) => [...frame.losses]);
    };
    expect(await losses(2)).toEqual(await losses(1));
  });

  test("pauses at once, and one step is one update", async () => {
    await bench.start();
    bench.send({ kind: "play", until: null });
    await bench.play(20, () => bench.last("frame").frame.step > 0);
    bench.send({ kind: "pause" });
    await bench.rest();
    const { step } = bench.last("status");
    await bench.play(20);
    expect(bench.last("frame").frame.step).toBe(step);
    bench.send({ kind: "step" });
    await bench.rest();
    expect(bench.last("frame").frame.step).toBe(step + 1);
  });

  test("goes as slowly as it is told", async () => {
    await bench.start();
    bench.send({ kind: "pace", stepsPerSecond: 10 });
    bench.send({ kind: "play", until: null });
    await bench.play(1, () => bench.time >= 1000);
    bench.send({ kind: "pause" });
    expect(bench.last("status").step).toBeGreaterThanOrEqual(9);
    expect(bench.last("status").step).toBeLessThanOrEqual(11);
  });

  test("takes a new learning rate and more steps while it lives", async () => {
    await bench.start();
    bench.send({ kind: "tune", learningRate: 0.5 });
    await bench.rest();
    expect(bench.last("frame").frame.learningRate).toBe(0.5);
    bench.send({ kind: "play", until: null });
    await bench.play(5);
    bench.send({ kind: "tune", steps: 60 });
    await bench.rest();
    expect(bench.last("status")).toMatchObject({ status: "paused", step: 50 });
    bench.send({ kind: "play", until: null });
    await bench.play(5);
    expect(bench.last("status")).toMatchObject({ status: "finished", step: 60 });
  });

  test("counts saturation by the threshold it is given, also across a restart", async () => {
    await bench.start();
    const before = bench.last("frame").frame.layers[0]!.saturated;
    bench.send({ kind: "tune", threshold: 0.5 });
    await bench.rest();
    const after = bench.last("frame").frame.layers[0]!.saturated;
    expect(after).toBeGreaterThan(before);
    await bench.start({}, 2);
    expect(bench.of("frame", 2)[0]!.frame.layers[0]!.saturated).toBe(after);
  });

  test("computes only what is watched", async () => {
    await bench.start();
    bench.send({ kind: "watch", watch: lossesOnly });
    await bench.rest();
    expect(bench.last("frame").frame).toMatchObject({ layers: [], saturation: null });
  });

  test("holds the same memory after many steps as after a few", async () => {
    await bench.start({ steps: 400, normalization: "batch-norm-1d" });
    bench.send({ kind: "play", until: null });
    await bench.play(5);
    const memory = bench.of("frame").map((event) => event.memory);
    expect(new Set(memory.map(({ tensors }) => tensors))).toHaveLength(1);
    expect(memory.at(-1)!.bytes).toBe(memory[0]!.bytes);
  });
});

describe("what goes wrong becomes data", () => {
  test("a loss that is no number stops the run; the losses before it are told", async () => {
    // Weights of zero: every preactivation is 0, and the notebook's own batch norm divides by its deviation.
    await bench.start({ normalization: "batch-norm-by-hand", gain: 0, hiddenBiasScale: 0 });
    expect(bench.last("failed").failure).toMatchObject({ kind: "diverged", step: 0 });
  });

  test("a run that diverges on its way tells every loss up to the last that was a number", async () => {
    await bench.start();
    bench.send({ kind: "step" });
    bench.send({ kind: "tune", learningRate: 1e38 });
    bench.send({ kind: "play", until: null });
    await bench.play(5);
    const { failure } = bench.last("failed");
    expect(failure).toMatchObject({ kind: "diverged", learningRate: 1e38 });
    const losses = bench
      .of("frame")
      .flatMap(({ frame }) => [...frame.losses].map((loss, i) => [frame.firstLoss + i, loss]));
    expect(losses.map(([step]) => step)).toEqual([...losses.keys()]);
    expect(losses.every(([, loss]) => Number.isFinite(loss))).toBe(true);
    expect(failure).toMatchObject({ step: losses.length });
  });

  test("batch normalisation of a batch of one", async () => {
    await bench.start({ normalization: "batch-norm-1d", batchSize: 1 });
    expect(bench.last("failed").failure).toEqual({ kind: "batch-too-small", batchSize: 1 });
  });

  test("a built-in list that is not there, or was cut short", async () => {
    await bench.start({ dataset: "cities" });
    expect(bench.last("failed").failure).toMatchObject({ kind: "dataset-missing", name: "cities" });
    const file = await readFile(new URL("../../../public/data/first-names.txt", import.meta.url));
    bench.fetchNames = async () => file.subarray(0, 1000);
    await bench.start({ dataset: "first-names" }, 2);
    expect(bench.of("failed", 2)[0]!.failure).toMatchObject({
      kind: "dataset-truncated",
      receivedBytes: 1000,
    });
  });

  test("an empty file", async () => {
    await bench.start({}, 1, "\n\n");
    expect(bench.last("failed").failure).toEqual({ kind: "dataset-empty" });
  });

  test("and the next run is as good as any", async () => {
    await bench.start({ normalization: "batch-norm-1d", batchSize: 1 });
    await bench.start({}, 2);
    expect(bench.of("status", 2)[0]).toMatchObject({ status: "paused", step: 0 });
  });
});

test("a start that was overtaken by another says nothing more", async () => {
  const watch = { ...lossesOnly, statistics: true };
  bench.send({ kind: "start", run: 1, config: small, file: names, watch, backend: "auto" });
  await bench.start({}, 2);
  expect(bench.of("ready", 1)).toEqual([]);
  expect(bench.of("ready", 2)).toHaveLength(1);
});
