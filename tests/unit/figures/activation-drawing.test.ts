import { expect, test } from "vitest";
import { saturatedRanges } from "../../../src/figures/activation-drawing";
import { across, type ChartFrame, curvePath, down, valueAcross } from "../../../src/figures/chart-frame";
import { measure, neuronInputs } from "../../../src/figures/layer-inputs";

const frame: ChartFrame = { left: 10, top: 20, width: 100, height: 50, x: [-5, 5], y: [0, 2] };

test("a value and the place that it is drawn at lead to one another", () => {
  expect(across(frame, -5)).toBe(10);
  expect(across(frame, 5)).toBe(110);
  expect(down(frame, 0)).toBe(70);
  expect(down(frame, 2)).toBe(20);
  expect(valueAcross(frame, across(frame, 1.5))).toBeCloseTo(1.5, 12);
  expect(valueAcross(frame, 500)).toBe(5);
});

test("a curve that leaves its frame ends there, and begins again where it comes back", () => {
  const path = curvePath(frame, (x) => x * x); // inside for |x| ≤ √2 only
  expect(path.match(/M/g)).toHaveLength(1);
  const places = [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map((match) => match.slice(1).map(Number));
  for (const [x, y] of places) {
    expect(Math.abs(valueAcross(frame, x!))).toBeLessThan(1.5);
    expect(y).toBeGreaterThanOrEqual(20);
  }
  expect(curvePath(frame, (x) => 4 - x * x).match(/M/g)).toHaveLength(2);
});

test("tanh saturates beyond atanh(threshold) on either side, a relu on its left, nothing at all never", () => {
  const [left, right] = saturatedRanges("tanh", 0.97, 12);
  expect(left![0]).toBe(-12);
  expect(left![1]).toBeCloseTo(-Math.atanh(0.97), 1);
  expect(right![0]).toBeCloseTo(Math.atanh(0.97), 1);
  expect(right![1]).toBe(12);
  expect(saturatedRanges("relu", 0.97, 4)).toEqual([[-4, expect.closeTo(0, 1)]]);
  expect(saturatedRanges("linear", 0.97, 4)).toEqual([]);
});

test("a layer's measures are those of all its units, a neuron's examples one column of them", () => {
  const layer = {
    nonlinearity: "tanh" as const,
    batch: 2,
    neurons: 3,
    preactivations: Float32Array.of(0, 3, -3, 1, 0.5, 5),
  };
  expect(neuronInputs(layer, 1)).toEqual([3, 0.5]);
  const { saturated, passes } = measure(layer, 0.97);
  expect(saturated).toBe(0.5);
  const slopes = [0, 3, -3, 1, 0.5, 5].map((x) => 1 / Math.cosh(x) ** 2);
  expect(passes).toBeCloseTo(slopes.reduce((sum, slope) => sum + slope, 0) / 6, 6);
});
