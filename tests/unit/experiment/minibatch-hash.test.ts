import { afterEach, beforeEach, expect, test } from "vitest";
import { useBackend } from "../../../src/engine/tensor";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { lossesOnly } from "../../../src/experiment/frame";
import { hashMinibatch, NO_MINIBATCHES } from "../../../src/experiment/minibatch-hash";
import { prepareNames } from "../../../src/experiment/names/prepare";
import { presets } from "../../../src/experiment/presets";
import { Trainer } from "../../../src/experiment/trainer";
import { buildSplits } from "../../../src/experiment/windows";
import { kernelBuilds } from "../../kernel-builds";

const silent = () => {};
const text = Array.from({ length: 60 }, (_, i) => `name${(i * 7919).toString(36)}`).join("\n");
const names = prepareNames(text, { encoding: "plain", drawn: 0, shuffle: "numpy" }, silent);
const splits = buildSplits(names, 3, silent);
const small: RunConfig = { ...defaultConfig, hiddenSize: 12, embeddingSize: 4, learningRate: 0.01 };
const [backend] = await kernelBuilds();

let trainers: Trainer[] = [];

function train(
  config: Partial<RunConfig> = {},
  ...from: [ConstructorParameters<typeof Trainer>[3]?]
): Trainer {
  const trainer = new Trainer({ ...small, ...config }, splits, names.vocabulary.length, ...from);
  trainers.push(trainer);
  return trainer;
}

beforeEach(() => useBackend(backend!));
afterEach(() => {
  for (const trainer of trainers) trainer.dispose();
  trainers = [];
});

async function minibatches(trainer: Trainer, steps = 20): Promise<number[]> {
  for (let step = 0; step < steps; step++) trainer.advance();
  return [...(await trainer.frame(lossesOnly)).minibatches];
}

test("the hash is FNV-1a of the indices' bytes, whether it is taken at once or minibatch by minibatch", () => {
  const foob = Int32Array.of(0x62_6f_6f_66); // "foob" of the algorithm's published test vectors
  expect(hashMinibatch(NO_MINIBATCHES, foob)).toBe(0x3f5076ef);
  const once = hashMinibatch(NO_MINIBATCHES, Int32Array.of(1, 65536 * 3 + 7, -1));
  expect(once).toBe(0x6025cc14); // Python: functools.reduce over struct.pack("<3i", …)
  const first = hashMinibatch(NO_MINIBATCHES, Int32Array.of(1, 65536 * 3 + 7));
  expect(hashMinibatch(first, Int32Array.of(-1))).toBe(once);
});

test("runs of one seed see the same minibatches, whatever their weights; every step has its hash", async () => {
  const naive = await minibatches(train());
  expect(naive).toHaveLength(21);
  expect(new Set(naive).size).toBe(21);
  expect(await minibatches(train({ ...presets.kaiming, hiddenLayers: 3 }))).toEqual(naive);
});

test("another seed, another batch size, or the stream of other weights is another stream of minibatches", async () => {
  const [first] = await minibatches(train());
  const firstOf = async (config: Partial<RunConfig>) => (await minibatches(train(config)))[0];
  expect(await firstOf({ seed: 43 })).not.toBe(first);
  expect(await firstOf({ batchSize: 16 })).not.toBe(first);
  const shared = await firstOf({ minibatches: "same-stream" });
  expect(await firstOf({ minibatches: "same-stream", hiddenSize: 13 })).not.toBe(shared);
});

test("a run that goes on from a checkpoint has the hashes of the one that was not interrupted", async () => {
  const whole = await minibatches(train());
  const before = train();
  await minibatches(before, 8);
  const after = train({}, await before.checkpoint());
  expect(await minibatches(after, 12)).toEqual(whole.slice(8));
});
