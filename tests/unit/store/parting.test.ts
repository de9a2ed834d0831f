import { expect, test } from "vitest";
import { Parting } from "../../../src/store/parting";
import { StepRecord } from "../../../src/store/step-record";

function record(losses: number[], minibatches = losses.map((_, step) => step)): StepRecord {
  const record = new StepRecord();
  record.append(0, Float32Array.from(losses), Uint32Array.from(minibatches));
  return record;
}

test("runs part where their losses first differ in a bit, and visibly where it is a hundredth", () => {
  const parting = new Parting(record([4, 3, 3, 3]), record([4, 3, 3.000001, 3.05]));
  expect(parting.look()).toEqual({ compared: 4, from: 0, losses: 2, visibly: 3, minibatches: null });
});

test("the first minibatch that was not the same is told, as far as both have come", () => {
  const one = record([4, 3, 3], [7, 8, 9]);
  const other = record([4, 3], [7, 5]);
  const parting = new Parting(one, other);
  expect(parting.look()).toMatchObject({ compared: 2, minibatches: 1 });
  other.append(2, Float32Array.of(2), Uint32Array.of(6));
  expect(parting.look()).toMatchObject({ compared: 3, losses: 2, minibatches: 1 });
});

test("a run that begins anew, or not at step 0, is compared from its own first step", () => {
  const one = record([4, 3, 2]);
  const other = record([5, 3, 2]);
  const parting = new Parting(one, other);
  expect(parting.look()).toMatchObject({ losses: 0 });
  other.forget();
  expect(parting.look()).toMatchObject({ compared: 0, losses: null });
  other.append(1, Float32Array.of(3, 1), Uint32Array.of(1, 2));
  expect(parting.look()).toEqual({ compared: 2, from: 1, losses: 2, visibly: 2, minibatches: null });
});

test("a record of many steps keeps each, and what is told again is passed over", () => {
  const steps = 5000;
  const whole = new StepRecord();
  for (let step = 0; step < steps; step += 100) {
    const losses = Float32Array.from({ length: 100 }, (_, i) => step + i);
    whole.append(step, losses, new Uint32Array(losses));
    whole.append(step, losses.fill(-1), new Uint32Array(100));
  }
  expect(whole.next).toBe(steps);
  expect([0, 1234, 4999].map((step) => whole.loss(step))).toEqual([0, 1234, 4999]);
  expect(whole.minibatch(4999)).toBe(4999);
  expect(whole.meanOfLast(3)).toBe(4998);
  expect(whole.meanOfLast(10_000)).toBeCloseTo((steps - 1) / 2);
});
