import { expect, test } from "vitest";
import { LossTrack } from "../../../src/figures/loss-track";

/** A run that has told the losses 10, 9, 8 … of the steps 0 to 9. */
function atStepNine(): LossTrack {
  const track = new LossTrack();
  track.tell(0, falling(0, 4), 4);
  track.tell(5, falling(5, 9), 9);
  return track;
}

const falling = (first: number, last: number) =>
  Float32Array.from({ length: last - first + 1 }, (_, i) => 10 - first - i);

test("a run that only goes on has one curve", () => {
  const track = atStepNine();
  expect([...track.buckets.steps]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(track.others()).toBeNull();
});

test("taken back, its curve is the one that was drawn there, and the rest lies ahead", () => {
  const there = new LossTrack();
  there.tell(0, falling(0, 6), 6);
  const track = atStepNine();
  track.tell(6, falling(6, 6), 6);
  expect(track.buckets).toEqual(there.buckets);
  const { ahead, left, retold } = track.others()!;
  expect([...ahead!.steps]).toEqual([7, 8, 9]);
  expect([...ahead!.mean]).toEqual([3, 2, 1]);
  expect(left).toBeNull();
  expect(retold).toEqual({ steps: 0, partedAt: null });
});

test("steps that it takes again are compared with the first time, bit for bit", () => {
  const track = atStepNine();
  track.tell(3, falling(3, 6), 6); // the way from a checkpoint
  track.tell(7, falling(7, 8), 8);
  expect(track.others()).toMatchObject({ retold: { steps: 2, partedAt: null } });
  track.tell(9, Float32Array.of(1 + 2 ** -23), 9);
  expect(track.others()).toMatchObject({ ahead: null, retold: { steps: 3, partedAt: 9 } });
  track.tell(10, falling(10, 11), 11);
  expect(track.others()!.retold.steps).toBe(3);
});

test("a change leaves behind what lay ahead, and the run goes its own way", () => {
  const track = atStepNine();
  track.tell(6, falling(6, 6), 6);
  track.branch(6);
  track.tell(7, Float32Array.of(20, 30), 8);
  const { ahead, left, retold } = track.others()!;
  expect(ahead).toBeNull();
  expect(left!.from).toBe(6);
  expect([...left!.buckets.mean]).toEqual([3, 2, 1]);
  expect(retold.steps).toBe(0);
  expect([...track.buckets.mean].slice(6)).toEqual([4, 20, 30]);
});

test("a run that does not begin at step 0 is tracked from where it does", () => {
  const track = new LossTrack();
  track.tell(500, falling(0, 3), 503);
  track.tell(502, falling(2, 2), 502);
  expect([...track.buckets.steps]).toEqual([500, 501, 502]);
  expect([...track.others()!.ahead!.steps]).toEqual([503]);
});
