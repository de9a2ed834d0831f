import "fake-indexeddb/auto";
import { createStore } from "idb-keyval";
import { beforeEach, expect, test, vi } from "vitest";
import { defaultConfig } from "../../../src/experiment/config";
import { type KeptRun, KeptRuns, keptRunSchema, mostKept } from "../../../src/store/kept-runs";

let database: ReturnType<typeof createStore>;
let kept: KeptRuns;
let databases = 0;
beforeEach(() => {
  database = createStore(`runs-${databases++}`, "runs");
  kept = new KeptRuns(database);
});

const histogram = { min: -1, max: 1, counts: [1, 2, 3] };

function run(id: string, more: Partial<KeptRun> = {}): KeptRun {
  return {
    version: 1,
    id,
    name: `run ${id}`,
    date: "2026-11-24T12:00:00.000Z",
    config: { ...defaultConfig, hiddenSize: 64 },
    file: null,
    weights: null,
    backend: "wasm-simd",
    step: 4999,
    stepsPerSecond: 1234.5,
    vocabularySize: 40,
    losses: { steps: [0, 1], mean: [30, 20], min: [29, 19], max: [31, 21], smoothed: [30, 25] },
    train: 2.75,
    evaluations: [{ step: 1000, validation: 2.5 }],
    threshold: 0.97,
    layers: [
      {
        mean: 0,
        std: null,
        preactivationStd: 1,
        saturated: 0.5,
        dead: 3,
        gradientMean: 0,
        gradientStd: 1e-4,
        gradientNorm: 0.1,
        preactivations: histogram,
        activations: histogram,
        gradients: histogram,
      },
    ],
    updates: [{ name: "W1", ratio: -2.9 }],
    minibatches: [{ step: 4999, hash: 4_000_000_000 }],
    ...more,
  };
}

test("a run that is kept comes back whole, the last one first, until it is deleted", async () => {
  const [older, newer] = [run("a"), run("b", { date: "2026-11-25T12:00:00.000Z" })];
  expect(await kept.put(older)).toBeNull();
  expect(await kept.put(newer)).toBeNull();
  expect(await kept.all()).toEqual([newer, older]);
  expect(await kept.remove("b")).toBeNull();
  expect(await kept.all()).toEqual([older]);
});

test("a run is renamed in its place, also when no other would fit", async () => {
  for (let i = 0; i < mostKept; i++) expect(await kept.put(run(`run-${i}`))).toBeNull();
  expect(await kept.put(run("one more"))).toEqual({ kind: "too-many", maximum: mostKept });
  expect(await kept.put(run("run-7", { name: "mine" }))).toBeNull();
  const all = await kept.all();
  expect(all).toHaveLength(mostKept);
  expect(all.filter(({ name }) => name === "mine")).toHaveLength(1);
});

test("a browser without room, or that keeps nothing, is told apart, and listeners hear of changes only", async () => {
  const listener = vi.fn();
  const refusing = (name: string) =>
    new KeptRuns(() => Promise.reject(new DOMException("The quota has been exceeded.", name)));
  const full = refusing("QuotaExceededError");
  full.subscribe(listener);
  expect(await full.put(run("a"))).toEqual({ kind: "no-room" });
  expect(await refusing("InvalidStateError").put(run("a"))).toMatchObject({ kind: "unavailable" });
  expect(listener).not.toHaveBeenCalled();
  kept.subscribe(listener);
  await kept.put(run("a"));
  expect(listener).toHaveBeenCalledOnce();
});

test("what an older page kept lacks no field; what no page of ours wrote is passed over and left alone", async () => {
  const { hiddenSize } = run("old").config;
  const older = { ...run("old"), config: { version: 1, hiddenSize } };
  await database("readwrite", (store) => {
    store.put(older, "old");
    store.put({ id: "broken", losses: "none" }, "broken");
  });
  expect(await kept.all()).toEqual([run("old")]);
  expect(
    await database(
      "readonly",
      (store) =>
        new Promise((done) => {
          const request = store.count();
          request.onsuccess = () => done(request.result);
        }),
    ),
  ).toBe(2);
});

test("a run read from elsewhere is checked: its config, and losses that belong together", () => {
  expect(keptRunSchema.safeParse(JSON.parse(JSON.stringify(run("a")))).data).toEqual(run("a"));
  const bad: unknown[] = [
    { ...run("a"), version: 2 },
    { ...run("a"), config: { ...defaultConfig, hiddenSize: 1e9 } },
    { ...run("a"), losses: { ...run("a").losses, min: [1] } },
    { ...run("a"), name: "x".repeat(1000) },
    { ...run("a"), date: "yesterday" },
  ];
  for (const input of bad) expect(keptRunSchema.safeParse(input).success).toBe(false);
});
