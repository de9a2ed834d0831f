import { beforeEach, expect, test } from "vitest";
import { lossesOnly } from "../../../src/experiment/frame";
import { readWeights, type WeightsRun } from "../../../src/experiment/weights/read-weights";
import { readSafetensors } from "../../../src/experiment/weights/safetensors";
import { Bench, names, small } from "./bench";

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

async function exported(): Promise<Uint8Array> {
  bench.send({ kind: "export" });
  await bench.rest();
  return bench.last("exported").file;
}

async function startFrom({ config, weights }: WeightsRun, run: number): Promise<void> {
  const watch = { ...lossesOnly, statistics: true };
  bench.send({ kind: "start", run, config, file: names, watch, backend: "auto", weights });
  await expect
    .poll(() => bench.of("sampled", run).length + bench.of("failed", run).length)
    .toBeGreaterThan(0);
}

const lossesOf = (run: number) =>
  bench
    .of("frame", run)
    .flatMap(({ frame }) => [...frame.losses].map((loss, i) => [frame.firstLoss + i, loss]));

test("a run tells its weights where it stands, with the config as it was tuned", async () => {
  await bench.start();
  for (let i = 0; i < 3; i++) bench.send({ kind: "step" });
  bench.send({ kind: "tune", learningRate: 0.05, steps: 80 });
  const file = await exported();
  expect(bench.last("exported").step).toBe(3);
  const { metadata } = readSafetensors(file);
  expect(metadata).toMatchObject({ format: "pt", step: "3", seed: "42" });
  expect(JSON.parse(metadata.config!)).toEqual({ ...small, learningRate: 0.05, steps: 80 });
  expect(JSON.parse(metadata.vocabulary!)).toEqual(bench.last("ready").dataset.vocabulary);
});

test("a run from those weights goes on where they were, and its losses are the ones to come", async () => {
  await bench.start({ normalization: "batch-norm-1d" });
  for (let i = 0; i < 3; i++) bench.send({ kind: "step" });
  const { vocabulary } = bench.last("ready").dataset;
  const read = readWeights(await exported(), { config: small, vocabulary });
  await startFrom(read, 2);
  expect(bench.of("status", 2)[0]).toMatchObject({ status: "paused", step: 3 });
  bench.send({ kind: "play", until: null });
  await bench.playToTheEnd(5, 2);
  await bench.start({ normalization: "batch-norm-1d" }, 3);
  bench.send({ kind: "play", until: null });
  await bench.playToTheEnd(5, 3);
  expect(lossesOf(2)).toEqual(lossesOf(3).slice(3));
  expect(bench.of("evaluated", 2).at(-1)!.losses).toEqual(bench.of("evaluated", 3).at(-1)!.losses);
});

test("weights for another number of characters end the run with the reason, and the next is as good as any", async () => {
  await bench.start();
  const read = readWeights(await exported(), { config: small, vocabulary: null });
  const { length } = bench.last("ready").dataset.vocabulary;
  const fewer = names.replaceAll(/[xyz]/g, "a");
  bench.send({
    kind: "start",
    run: 2,
    ...read,
    file: fewer,
    watch: lossesOnly,
    backend: "auto",
  });
  await expect.poll(() => bench.of("failed", 2)).toHaveLength(1);
  expect(bench.of("failed", 2)[0]!.failure).toEqual({
    kind: "weights-vocabulary",
    tensor: "C",
    characters: length,
    vocabulary: length - 3,
  });
  await bench.start({}, 3);
  expect(bench.of("status", 3)[0]).toMatchObject({ status: "paused", step: 0 });
});
