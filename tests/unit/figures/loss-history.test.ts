import { expect, test } from "vitest";
import { LossHistory } from "../../../src/figures/loss-history";

const ramp = (first: number, length: number) => Float32Array.from({ length }, (_, i) => first + i);

test("while they fit, every step keeps a bucket of its own", () => {
  const history = new LossHistory(8);
  history.append(0, Float32Array.of(39, 36, 30));
  const { steps, mean, min, max } = history.buckets();
  expect([...steps]).toEqual([0, 1, 2]);
  expect([...mean]).toEqual([39, 36, 30]);
  expect([...min]).toEqual([39, 36, 30]);
  expect([...max]).toEqual([39, 36, 30]);
});

test("when buckets run out, neighbours merge and keep mean, minimum, maximum and middle step", () => {
  const history = new LossHistory(4);
  history.append(0, Float32Array.of(1, 5, 2, 2));
  history.append(4, Float32Array.of(9));
  const { steps, mean, min, max } = history.buckets();
  expect([...steps]).toEqual([0.5, 2.5, 4]);
  expect([...mean]).toEqual([3, 2, 9]);
  expect([...min]).toEqual([1, 2, 9]);
  expect([...max]).toEqual([5, 2, 9]);
});

test("a million steps, in frames of uneven length, fit in the buckets and lose no loss", () => {
  const history = new LossHistory(1024);
  const total = 1_000_000;
  for (let step = 0, size = 1; step < total; size = (size * 7 + 3) % 911) {
    const length = Math.min(size + 1, total - step);
    history.append(step, ramp(step, length));
    step += length;
  }
  const { steps, mean, min, max } = history.buckets();
  expect(steps.length).toBeGreaterThan(512);
  expect(steps.length).toBeLessThanOrEqual(1024);
  expect(history.length).toBe(total);
  expect(min[0]).toBe(0);
  expect(max.at(-1)).toBe(total - 1);
  // The loss of step i is i, so that a bucket's mean is its middle step.
  expect([...mean]).toEqual([...steps]);
});

test("one frame longer than all buckets together is taken at once", () => {
  const history = new LossHistory(4);
  history.append(0, ramp(0, 100));
  expect(history.buckets().steps.length).toBeLessThanOrEqual(4);
  expect(history.buckets().max.at(-1)).toBe(99);
});

test("the smoothed line begins at the first loss itself, so that the hockey stick keeps its tip", () => {
  const history = new LossHistory(1024);
  history.append(
    0,
    Float32Array.from({ length: 1000 }, (_, i) => (i === 0 ? 39 : 2)),
  );
  const { smoothed } = history.buckets();
  expect(smoothed[0]).toBe(39);
  expect(smoothed[1]).toBeCloseTo((39 + 2 + 2) / 3, 12);
});

test("the smoothed line of a constant loss is that constant, the unfinished last bucket included", () => {
  const history = new LossHistory(16);
  history.append(0, new Float32Array(101).fill(2.5));
  expect([...history.buckets().smoothed]).toEqual(Array(history.buckets().steps.length).fill(2.5));
});

test("a run resumed at a later step is drawn where it is", () => {
  const history = new LossHistory(8);
  history.append(5000, Float32Array.of(2, 3));
  expect([...history.buckets().steps]).toEqual([5000, 5001]);
});

test("steps that were skipped leave a gap instead of zeros", () => {
  const history = new LossHistory(8);
  history.append(0, Float32Array.of(4));
  history.append(3, Float32Array.of(2));
  expect([...history.buckets().steps]).toEqual([0, 3]);
});

test("losses of steps that went before are refused with their numbers", () => {
  const history = new LossHistory(8);
  history.append(0, Float32Array.of(1, 2, 3));
  expect(() => history.append(2, Float32Array.of(9))).toThrow("losses from step 2 on, but steps up to 2");
});
