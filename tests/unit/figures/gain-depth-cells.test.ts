import { expect, test } from "vitest";
import {
  cellUnder,
  decadesOf,
  nearestCell,
  paintCells,
  placeAlong,
} from "../../../src/figures/gain-depth-cells";
import type { FigureTheme } from "../../../src/figures/theme";

const map = {
  gains: [1, 2, 3],
  depths: [10, 20],
  std: Float32Array.of(1, 1, 1, 1, 1, 1),
  gradientRatio: Float32Array.of(1, 1e-6, 1e3, 1e12, 0, Number.NaN),
};
const theme = { paper: "#ffffff", train: "#0000ff", validation: "#ff8000" } as FigureTheme;

test("a cell is found under a point, and by the network that it stands for", () => {
  expect(cellUnder(map, 0.99, 0.1)).toEqual({ column: 2, row: 0 });
  expect(cellUnder(map, 0, 1)).toEqual({ column: 0, row: 1 });
  expect(nearestCell(map, 5 / 3, 17)).toEqual({ column: 1, row: 1 });
});

test("a gain lies in the middle of its cell, and between two cells when it is between two gains", () => {
  expect(placeAlong(map.gains, 1)).toBeCloseTo(1 / 6);
  expect(placeAlong(map.gains, 2.5)).toBeCloseTo(2 / 3);
});

test("what vanishes is blue, what explodes is orange, what stays is paper, what is not measured is nothing", () => {
  const pixels = new Uint8ClampedArray(4 * 6);
  paintCells(map, "gradient", theme, pixels);
  const colorOf = (column: number, row: number) => [
    ...pixels.slice(4 * (row * 3 + column), 4 * (row * 3 + column) + 4),
  ];
  expect(decadesOf(map, "gradient", { column: 0, row: 1 })).toBeCloseTo(-6, 5);
  expect(colorOf(0, 0)).toEqual([255, 255, 255, 255]);
  expect(colorOf(0, 1)).toEqual([0, 0, 255, 255]);
  expect(colorOf(1, 0)).toEqual([255, 192, 128, 255]); // half the way: 3 decades of 6
  expect(colorOf(1, 1)).toEqual([255, 128, 0, 255]); // beyond the scale
  expect(colorOf(2, 0)).toEqual([0, 0, 255, 255]); // float32 has nothing left of it
  expect(colorOf(2, 1)[3]).toBe(0);
});
