import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/experiment/config";
import { createFeeds } from "../../../src/notebook/feeds";
import { createRun } from "../../../src/store/run";
import type { Event } from "../../../src/worker/protocol";

/** What the figures of a run draw, whose worker is the test. */
function setUp() {
  let hear: (event: Event) => void = () => {};
  const run = createRun((onEvent) => {
    hear = onEvent;
    return { send: () => {}, restart: () => {}, end: () => {} };
  }, defaultConfig);
  const feeds = createFeeds(run);
  run.start();
  const tell = (firstLoss: number, ...losses: number[]) =>
    hear({
      kind: "frame",
      run: run.store.getState().run,
      frame: {
        step: firstLoss + losses.length - 1,
        losses: Float32Array.from(losses),
        firstLoss,
        minibatches: new Uint32Array(losses.length),
        learningRate: 0.1,
        threshold: 0.97,
        layers: [],
        saturation: null,
        parameters: [],
        updates: null,
        neuron: null,
      },
      stepsPerSecond: 1,
      memory: { tensors: 1, bytes: 1 },
    });
  const steps = () => [...feeds.loss.current().buckets.steps];
  return { run, feeds, hear: (event: Event) => hear(event), tell, steps };
}

test("the losses of a run follow one another, and those that are told again are not taken twice", () => {
  const { tell, steps } = setUp();
  tell(0, 4, 3);
  tell(1, 3, 2);
  expect(steps()).toEqual([0, 1, 2]);
});

test("another run takes the place of the one before with its first loss, wherever it begins", () => {
  const { run, tell, steps } = setUp();
  tell(0, 4, 3, 2);
  run.store.getState().restart();
  expect(steps()).toEqual([0, 1, 2]);
  tell(1, 3);
  expect(steps()).toEqual([1]);
  run.store.getState().restart();
  tell(0, 4);
  expect(steps()).toEqual([0]);
});

test("a run that was taken back shows its validation and its updates up to there; a change forgets the rest", () => {
  const { run, tell, hear, feeds } = setUp();
  const id = () => run.store.getState().run;
  hear({ kind: "evaluated", run: id(), losses: { step: 1, validation: 3 } });
  hear({ kind: "evaluated", run: id(), losses: { step: 4, validation: 2 } });
  tell(0, 5, 4, 3, 2, 1);
  expect(feeds.loss.current().validation.map(({ step }) => step)).toEqual([1, 4]);
  tell(2, 3);
  expect(feeds.loss.current().validation.map(({ step }) => step)).toEqual([1]);
  expect(feeds.loss.current().validationAhead!.map(({ step }) => step)).toEqual([4]);
  expect([...feeds.loss.current().others!.ahead!.steps]).toEqual([3, 4]);
  hear({ kind: "branched", run: id(), step: 2 });
  expect(feeds.loss.current().validationAhead).toEqual([]);
  expect(feeds.loss.current().others).toMatchObject({ ahead: null, left: { from: 2 } });
});
