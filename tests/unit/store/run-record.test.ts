import { expect, test } from "vitest";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { type Frame, lossesOnly } from "../../../src/experiment/frame";
import { createRun } from "../../../src/store/run";
import { keepRecord } from "../../../src/store/run-record";
import type { Event } from "../../../src/worker/protocol";

/** A run whose worker is the test: `frame` tells the losses `first`, first + 1, … each of which is its step / 10. */
function setUp(config: RunConfig = defaultConfig) {
  let tell: (event: Event) => void = () => {};
  const run = createRun((onEvent) => {
    tell = onEvent;
    return { send: () => {}, restart: () => {}, end: () => {} };
  }, config);
  const record = keepRecord(run);
  const state = () => run.store.getState();
  const frame = (first: number, last: number) =>
    tell({
      kind: "frame",
      run: state().run,
      stepsPerSecond: 1,
      memory: { tensors: 0, bytes: 0 },
      frame: {
        ...({} as Frame),
        step: last,
        firstLoss: first,
        losses: Float32Array.from({ length: last - first + 1 }, (_, i) => (first + i) / 8),
        ...lossesOnly,
      } as unknown as Frame,
    });
  run.start();
  return { run, state, frame, record, tell };
}

test("the losses that a notebook reports are kept, and the last two of all", () => {
  const { frame, record } = setUp();
  frame(0, 0);
  frame(1, 7);
  frame(8, 23);
  const steps = record().losses.minibatch.map(([step]) => step);
  expect(steps).toEqual([0, 1, 2, 5, 10, 20, 22, 23]);
  expect(record().losses.minibatch.at(-1)).toEqual([23, 23 / 8]);
  expect(record().step).toBe(23);
});

test("losses told again after a lost backend are those of the first time", () => {
  const { frame, record } = setUp();
  frame(0, 6);
  frame(5, 8);
  expect(record().losses.minibatch.map(([step]) => step)).toEqual([0, 1, 2, 5, 7, 8]);
});

test("a run that was taken back has said what it had said there", () => {
  const { frame, record, state } = setUp();
  frame(0, 60);
  state().setField("learningRate", 0.3);
  frame(61, 120);
  frame(40, 55);
  expect(record()).toMatchObject({ step: 55, tunedAt: null });
  const steps = record().losses.minibatch.map(([step]) => step);
  expect(steps).toEqual([0, 1, 2, 5, 10, 20, 50, 54, 55]);
});

test("another run forgets the one before", () => {
  const { frame, record, state } = setUp();
  frame(0, 6);
  state().setField("learningRate", 0.5);
  state().restart();
  expect(record()).toEqual({ step: 0, losses: { minibatch: [], validation: [] }, tunedAt: null });
  frame(0, 1);
  expect(record().losses.minibatch.map(([step]) => step)).toEqual([0, 1]);
});

test("a learning rate that was in use already and was changed is noted, one that was still to come is not", () => {
  const { frame, record, state } = setUp();
  state().setField("learningRate", 0.2);
  expect(record().tunedAt).toBe(null);
  frame(0, 30);
  state().setField("decayStep", 50);
  state().setField("steps", 1000);
  state().setField("decayFactor", 0.5);
  expect(record().tunedAt).toBe(null);
  frame(31, 60);
  state().setField("decayStep", 40);
  expect(record().tunedAt).toBe(60);
  frame(61, 70);
  state().setField("learningRate", 0.3);
  expect(record().tunedAt).toBe(60);
});
