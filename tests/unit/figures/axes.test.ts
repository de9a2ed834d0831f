import { expect, test } from "vitest";
import { LockedAxes, niceFloor, niceRange } from "../../../src/figures/axis-range";
import { toDensity } from "../../../src/figures/density";

test("locked axes grow with the data and never shrink until they are reset", () => {
  const axes = new LockedAxes();
  expect(axes.fit(0.0026, 7)).toEqual({ x: 0.003, y: 8 });
  expect(axes.fit(0.0001, 2)).toEqual({ x: 0.003, y: 8 });
  expect(axes.fit(0.0041, 2)).toEqual({ x: 0.005, y: 8 });
  axes.reset();
  expect(axes.fit(0.0001, 2)).toEqual({ x: 0.0001, y: 2 });
});

test("axes may be locked in width alone: how high they are is up to what is drawn", () => {
  const axes = new LockedAxes("x");
  expect(axes.fit(0.0026, 7)).toEqual({ x: 0.003, y: 8 });
  expect(axes.fit(0.0001, 2)).toEqual({ x: 0.003, y: 2 });
});

test("a range is widened to whole lines of its grid", () => {
  expect(niceRange(1.4, 3.9)).toEqual([1, 4]);
  expect(niceRange(2.2, 46)).toEqual([0, 50]);
});

test("a logarithmic axis begins at a number that can be read, at or below the data", () => {
  expect(niceFloor(2.37)).toBe(2);
  expect(niceFloor(0.99)).toBe(0.8);
  expect(niceFloor(3)).toBe(3);
  expect(niceFloor(0.001)).toBe(0.001);
});

test("a histogram drawn as a density integrates to one, whatever its bins", () => {
  const { edges, density } = toDensity({ min: -1, max: 1, counts: Uint32Array.of(3, 0, 1, 4) });
  expect([...edges]).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect([...density]).toEqual([0.75, 0, 0.25, 1]);
  expect(density.reduce((sum, value) => sum + value * 0.5, 0)).toBe(1);
});

test("a histogram without values, or of one single value, is flat instead of NaN", () => {
  expect([...toDensity({ min: -1, max: 1, counts: new Uint32Array(2) }).density]).toEqual([0, 0]);
  expect([...toDensity({ min: 0, max: 0, counts: Uint32Array.of(8, 0) }).density]).toEqual([0, 0]);
});
