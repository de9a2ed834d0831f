import { beforeEach, expect, test } from "vitest";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { preparedSweeps, type SweepSpec } from "../../../src/experiment/sweep";
import type { SweptCell } from "../../../src/experiment/sweep-cells";
import { createSweep, type SweepStore } from "../../../src/store/sweep";
import type { StudyClient, StudyListener } from "../../../src/worker/study-client";

interface Question {
  config: RunConfig;
  listener: StudyListener<"sweep-cell">;
  isTakenBack: boolean;
}

const cell = (loss: number): SweptCell => ({
  curve: { steps: [0], losses: [loss] },
  trainLoss: loss,
  validationLoss: loss,
  layers: [],
  divergedAt: null,
});

let questions: Question[];
let time: number;
let sweep: SweepStore;
const gains: SweepSpec = {
  ...preparedSweeps.gain(defaultConfig),
  x: { field: "gain", values: [1, 2, 3, 4] },
};

const client = {
  ask(_name: string, { config }: { config: RunConfig }, listener: StudyListener<"sweep-cell">) {
    const question: Question = { config, listener, isTakenBack: false };
    questions.push(question);
    return () => {
      question.isTakenBack = true;
    };
  },
} as unknown as StudyClient;

beforeEach(() => {
  questions = [];
  time = 0;
  sweep = createSweep(client, gains, () => time);
});

const stages = () => sweep.getState().cells.map(({ stage }) => stage);

test("nothing is computed until it is started; then a run for each value", () => {
  expect([questions.length, sweep.getState().isRunning]).toEqual([0, false]);
  sweep.getState().start();
  sweep.getState().start();
  expect(questions.map(({ config }) => config.gain)).toEqual([1, 2, 3, 4]);
  expect(questions.every(({ config }) => config.steps === 1000)).toBe(true);
  expect(stages()).toEqual(["waiting", "waiting", "waiting", "waiting"]);
});

test("stopped halfway it keeps what is done, and goes on with the rest", () => {
  sweep.getState().start();
  questions[0].listener.answer(cell(3));
  questions[1].listener.answer(cell(2.5));
  time = 1000;
  questions[2].listener.progress(0.5, cell(4));
  expect(stages()).toEqual(["done", "done", "running", "waiting"]);
  sweep.getState().stop();
  expect(questions.map(({ isTakenBack }) => isTakenBack)).toEqual([false, false, true, true]);
  expect(stages()).toEqual(["done", "done", "waiting", "waiting"]);
  expect(sweep.getState()).toMatchObject({ isRunning: false, done: 0.5, secondsLeft: null });
  sweep.getState().start();
  expect(questions.slice(4).map(({ config }) => config.gain)).toEqual([3, 4]);
  for (const { listener } of questions.slice(4)) listener.answer(cell(2));
  expect(sweep.getState()).toMatchObject({ isRunning: false, done: 1 });
});

test("another measure asks nothing anew; other values ask for the missing ones only", () => {
  sweep.getState().start();
  for (const { listener } of questions) listener.answer(cell(2));
  sweep.getState().setSpec({ ...gains, shown: "gradient" });
  expect([sweep.getState().spec.shown, sweep.getState().done]).toEqual(["gradient", 1]);
  sweep.getState().setSpec({ ...gains, x: { field: "gain", values: [2, 2.5, 3] } });
  expect(stages()).toEqual(["done", "waiting", "done"]);
  sweep.getState().start();
  expect(questions.slice(4).map(({ config }) => config.gain)).toEqual([2.5]);
  sweep.getState().setSpec({ ...gains, steps: 500 });
  expect(questions[4].isTakenBack).toBe(true);
  expect(stages()).toEqual(["waiting", "waiting", "waiting", "waiting"]);
});

test("the time left is guessed from the work done since the start, the deeper network counting for more", () => {
  const depths = { ...gains, x: { field: "hiddenLayers", values: [1, 50] } } as const;
  sweep.getState().setSpec(depths as unknown as SweepSpec);
  sweep.getState().start();
  questions[0].listener.answer(cell(2));
  expect(sweep.getState().secondsLeft).toBeNull();
  const { done } = sweep.getState();
  expect(done).toBeLessThan(0.02);
  time = 60_000;
  questions[1].listener.progress(0.5, cell(3));
  expect(sweep.getState().done).toBeCloseTo(done + (1 - done) / 2, 10);
  expect(sweep.getState().secondsLeft).toBeCloseTo((60 * (1 - done)) / (1 + done), 6);
});

test("a cell that fails says why, leaves the others, and is asked again when the sweep goes on", () => {
  sweep.getState().start();
  questions[1].listener.failed({ kind: "out-of-memory", bytes: 1e9 });
  for (const i of [0, 2, 3]) questions[i].listener.answer(cell(2));
  expect(stages()).toEqual(["done", "failed", "done", "done"]);
  expect(sweep.getState().failure).toEqual({ kind: "out-of-memory", bytes: 1e9 });
  sweep.getState().start();
  expect(questions.slice(4).map(({ config }) => config.gain)).toEqual([2]);
  expect(sweep.getState().failure).toBeNull();
});
