import { expect, test } from "vitest";
import { nearestStop, stopsOf } from "../../../src/controls/stops";
import { defaultConfig, type NumericField, ranges } from "../../../src/experiment/config";

const slid = (Object.keys(ranges) as NumericField[]).filter((field) => stopsOf(field) !== null);

test("every number but the seed can be slid", () => {
  expect(Object.keys(ranges).filter((field) => !slid.includes(field as NumericField))).toEqual(["seed"]);
});

test.each(slid)("the slider of %s ascends within the field's range, up to its end", (field) => {
  const stops = stopsOf(field)!;
  const { min, max, integer } = ranges[field];
  expect(stops.toSorted((a, b) => a - b)).toEqual(stops);
  expect(new Set(stops).size).toBe(stops.length);
  expect(stops[0]).toBeGreaterThanOrEqual(min);
  expect(stops.at(-1)).toBe(max);
  if (integer) expect(stops.every(Number.isInteger)).toBe(true);
});

test.each(slid)("the notebook's %s is one of the slider's stops", (field) => {
  expect(stopsOf(field)).toContain(defaultConfig[field]);
});

test("the gain's slider stops at PyTorch's gain for tanh, exactly", () => {
  expect(stopsOf("gain")).toContain(5 / 3);
});

test("a value between two stops is drawn at the closer one", () => {
  expect(nearestStop([1, 2, 4, 8], 5)).toBe(2);
  expect(nearestStop([1, 2, 4, 8], 7)).toBe(3);
  expect(nearestStop([1, 2, 4, 8], 100)).toBe(3);
});
