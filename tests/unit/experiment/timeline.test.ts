import { expect, test } from "vitest";
import type { Checkpoint } from "../../../src/experiment/checkpoint";
import { Timeline } from "../../../src/experiment/timeline";

const schedule = { learningRate: 0.1, decayStep: 100_000, decayFactor: 0.1 };

/** Of a network of `floats` parameters. */
function checkpointAt(step: number, floats = 1): Checkpoint {
  return {
    step,
    parameters: [new Float32Array(floats)],
    buffers: [],
    minibatch: new Int32Array(0),
    stream: { words: new Uint32Array(0), position: 0, nextNormal: null },
    minibatches: 0,
    nextSample: 0,
  };
}

/** The checkpoints that a run leaves on its way to `steps`. */
function leave(timeline: Timeline, steps: number, floats = 1): Timeline {
  for (let step = 0; step <= steps; step++) {
    if (timeline.isDue(step)) timeline.keep(checkpointAt(step, floats));
    timeline.reach(step);
  }
  return timeline;
}

test("the checkpoints of 200,000 steps are few, every one of the first steps among them, with gaps in proportion", () => {
  const { steps } = leave(new Timeline(0, schedule), 200_000);
  expect(steps.length).toBeLessThanOrEqual(256);
  expect(steps.slice(0, 21)).toEqual([...Array(21).keys()]);
  for (const [i, step] of steps.slice(1).entries()) {
    expect(step - steps[i]!).toBeLessThanOrEqual(Math.max(2, 0.1 * step));
  }
  expect(steps.at(-1)).toBeGreaterThan(190_000);
});

test("they keep to their budget, by number and by bytes, however large the network; the ends stay", () => {
  const few = leave(new Timeline(0, schedule, { checkpoints: 10, bytes: 1e6 }), 20_000);
  expect(few.steps).toHaveLength(10);
  expect(few.steps[0]).toBe(0);
  expect(few.steps.at(-1)).toBeGreaterThan(19_000);
  expect(few.steps[2]).toBeLessThan(500);
  expect(few.steps[4]).toBeLessThan(5_000);
  const large = leave(new Timeline(0, schedule, { checkpoints: 256, bytes: 100_000 }), 5_000, 1_000);
  expect(large.bytes).toBeLessThanOrEqual(100_000);
  expect(large.steps).toHaveLength(25);
  const huge = leave(new Timeline(0, schedule, { checkpoints: 256, bytes: 100 }), 500, 1_000);
  expect(huge.steps).toHaveLength(2);
  expect(huge.steps[0]).toBe(0);
});

test("the checkpoint before a step is the last that is not later", () => {
  const timeline = leave(new Timeline(0, schedule), 10_000);
  for (const step of [0, 7, 20, 1234, 10_000]) {
    const before = timeline.before(step)!.step;
    expect(before).toBeLessThanOrEqual(step);
    expect(timeline.steps.find((other) => other > before) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(step);
  }
});

test("a change of the learning rate acts from its step on, and again when the run comes by anew", () => {
  const timeline = leave(new Timeline(0, schedule), 500);
  const slower = { ...schedule, learningRate: 0.01 };
  expect(timeline.change(500, slower)).toBe(false);
  timeline.reach(900);
  expect(timeline.scheduleAt(499)).toEqual(schedule);
  expect(timeline.scheduleAt(500)).toEqual(slower);
  expect(timeline.furthest).toBe(900);
});

test("a change before the furthest step ends the timeline there", () => {
  const timeline = leave(new Timeline(0, schedule), 1_000);
  expect(timeline.change(300, { ...schedule, learningRate: 0.5 })).toBe(true);
  expect(timeline.furthest).toBe(300);
  expect(timeline.steps.at(-1)).toBeLessThanOrEqual(300);
});

test.each([
  ["a decay that lies beyond it", { ...schedule, decayStep: 50_000 }, false],
  ["a decay that it had passed", { ...schedule, decayStep: 700 }, true],
  ["the same again", { ...schedule }, false],
])("what was done keeps its future after a change that would not have been felt: %s", (_, changed, parts) => {
  const timeline = leave(new Timeline(0, schedule), 1_000);
  expect(timeline.change(300, changed)).toBe(parts);
  expect(timeline.furthest).toBe(parts ? 300 : 1_000);
});

test("going back before a change and forgetting it makes another future", () => {
  const timeline = leave(new Timeline(0, schedule), 1_000);
  timeline.change(1_000, { ...schedule, learningRate: 50 });
  timeline.reach(1_010);
  expect(timeline.change(990, schedule)).toBe(true);
  expect(timeline.scheduleAt(1_005)).toEqual(schedule);
});
