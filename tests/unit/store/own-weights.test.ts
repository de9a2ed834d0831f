import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { writeWeights } from "../../../src/experiment/weights/write-weights";
import { maximumWeightsBytes, readOwnWeights } from "../../../src/store/own-weights";
import { createRun, restartDelay } from "../../../src/store/run";
import type { Command, Event } from "../../../src/worker/protocol";

const config: RunConfig = { ...defaultConfig, contextSize: 1, embeddingSize: 1, hiddenSize: 1 };
const one = Float32Array.of(1);
const values = { step: 7, parameters: [one, one, one, one, one], buffers: [] };
const current = { config: defaultConfig, vocabulary: null };
const fileOf = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], "mine.safetensors");

describe("a file of weights", () => {
  test("is a run, by the file's name", async () => {
    const opened = await readOwnWeights(fileOf(writeWeights(config, ["*"], values)), current);
    expect(opened).toEqual({ opened: { name: "mine.safetensors", config, weights: values } });
  });

  test("that is junk is refused with the reason", async () => {
    const failure = { kind: "weights-not-safetensors" };
    expect(await readOwnWeights(fileOf(new Uint8Array(100)), current)).toEqual({ failure });
  });

  test("beyond the largest is refused without being read", async () => {
    const bytes = maximumWeightsBytes + 1;
    const huge = { name: "llama", size: bytes, arrayBuffer: () => Promise.reject(new Error("it was read")) };
    const failure = { kind: "weights-too-large", bytes, maximumBytes: maximumWeightsBytes };
    expect(await readOwnWeights(huge, current)).toEqual({ failure });
  });

  test("that the device refuses is refused with the browser's reason", async () => {
    const arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
    expect(await readOwnWeights({ name: "a", size: 1, arrayBuffer }, current)).toEqual({
      failure: { kind: "file-unreadable", detail: "gone" },
    });
  });
});

describe("a run from weights", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A run whose worker is the test, with weights opened. */
  function setUp() {
    const sent: Command[] = [];
    let tell: (event: Event) => void = () => {};
    const run = createRun((onEvent) => {
      tell = onEvent;
      return { send: (command) => void sent.push(command), restart: () => {}, end: () => {} };
    }, defaultConfig);
    run.start();
    run.store.getState().openWeights({ name: "mine.safetensors", config, weights: values });
    const state = () => run.store.getState();
    const lastStart = () => {
      vi.advanceTimersByTime(restartDelay);
      return sent.filter((command) => command.kind === "start").at(-1)!;
    };
    return { run, state, lastStart, sent, tell: (event: Event) => tell(event) };
  }

  test("starts from them, and again when it is restarted", () => {
    const { state, lastStart } = setUp();
    expect(lastStart()).toMatchObject({ config, weights: values });
    expect(state()).toMatchObject({ weights: { name: "mine.safetensors" }, status: "preparing" });
    state().restart();
    expect(lastStart()).toMatchObject({ run: state().run, weights: values });
  });

  test.each([
    ["batchSize", 64],
    ["nonlinearity", "relu"],
    ["seed", 1],
  ] as const)("keeps them when its %s changes", (field, value) => {
    const { state, lastStart } = setUp();
    state().setField(field, value);
    expect(lastStart()).toMatchObject({ config: { [field]: value }, weights: values });
    expect(state().leftWeights).toBeNull();
  });

  test.each([
    ["hiddenSize", 64],
    ["gain", 0.5],
    ["normalization", "batch-norm-1d"],
    ["dataset", "first-names"],
  ] as const)("leaves them when its %s changes, and says so", (field, value) => {
    const { state, lastStart } = setUp();
    state().setField(field, value);
    expect(lastStart().weights).toBeUndefined();
    expect(state()).toMatchObject({ weights: null, leftWeights: "mine.safetensors", restartedBy: field });
    state().setField("seed", 5);
    expect(state().leftWeights).toBeNull();
  });

  test("leaves them for an initialisation, another address or when told to", () => {
    for (const leave of ["preset", "address", "drop"] as const) {
      const { state, lastStart } = setUp();
      if (leave === "preset") state().applyPreset("kaiming");
      else if (leave === "address") state().setConfig({ ...config, steps: 5 });
      else state().dropWeights();
      expect(lastStart().weights, leave).toBeUndefined();
      expect(state().weights, leave).toBeNull();
    }
  });

  test("tells its own when asked; a run that ends before tells nothing", async () => {
    const { state, sent, tell } = setUp();
    const asked = state().exportWeights();
    expect(sent.at(-1)).toEqual({ kind: "export" });
    const file = Uint8Array.of(1);
    tell({ kind: "exported", run: state().run, step: 9, file });
    expect(await asked).toEqual({ step: 9, file });
    const again = state().exportWeights();
    state().restart();
    expect(await again).toBeNull();
  });
});
