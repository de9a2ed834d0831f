import { expect, test } from "vitest";
import type { SaturationMap } from "../../../src/experiment/frame";
import { cellAt, measureSaturation, paintMagnitude, paintSaturated } from "../../../src/figures/saturation";
import { saturationTable } from "../../../src/figures/saturation-export";

/** Of a layer of tanh. */
function tanhMap(batch: number, neurons: number, values: Float32Array): SaturationMap {
  const [preactivations, gradients] = [values.map(Math.atanh), values.map(() => 0)];
  return { layer: 0, nonlinearity: "tanh", batch, neurons, values, preactivations, gradients };
}

/** Two examples by three neurons: the first dead, the second half saturated, the third alive. */
const map = tanhMap(2, 3, Float32Array.of(0.99, -0.98, 0.1, -1, 0.5, -0.2));

test("the share counts both signs of tanh, by neuron and over all", () => {
  const { share, neuronShares } = measureSaturation(map, 0.97);
  expect(share).toBe(3 / 6);
  expect([...neuronShares]).toEqual([1, 0.5, 0]);
});

test("a neuron is dead only when every example of the batch saturates it", () => {
  expect(measureSaturation(map, 0.97).dead).toEqual([0]);
  expect(measureSaturation(map, 0.05).dead).toEqual([0, 1, 2]);
  expect(measureSaturation(map, 0.995).dead).toEqual([]);
});

test("an activation equal to the threshold is not beyond it, as in PyTorch, where 0.97 is a float32", () => {
  const edge = tanhMap(1, 1, Float32Array.of(0.97));
  expect(measureSaturation(edge, 0.97).share).toBe(0);
});

test("saturated cells are opaque white on opaque black", () => {
  const bytes = new Uint8ClampedArray(6 * 4);
  paintSaturated(map, 0.97, new Uint32Array(bytes.buffer));
  const white = [255, 255, 255, 255];
  const black = [0, 0, 0, 255];
  expect([...bytes]).toEqual([...white, ...white, ...black, ...white, ...black, ...black]);
});

test("|h| runs from opaque black at 0 to opaque white at 1, whatever its sign", () => {
  const bytes = new Uint8ClampedArray(4 * 4);
  const values = Float32Array.of(0, 0.5, -0.5, -1);
  paintMagnitude(tanhMap(1, 4, values), new Uint32Array(bytes.buffer));
  expect([...bytes]).toEqual([0, 0, 0, 255, 128, 128, 128, 255, 128, 128, 128, 255, 255, 255, 255, 255]);
});

test("a point of the map belongs to one cell, and a point at its edge to the nearest one", () => {
  expect(cellAt(0.5, 0.75, map)).toEqual({ example: 1, neuron: 1 });
  expect(cellAt(1, 1, map)).toEqual({ example: 1, neuron: 2 });
  expect(cellAt(-0.01, 0, map)).toEqual({ example: 0, neuron: 0 });
});

test("the exported map has a row a neuron, with h as it would be typed", () => {
  expect(saturationTable(map, 0.97)).toEqual({
    header: ["neuron", "saturated_share", "h[0]", "h[1]"],
    rows: [
      [0, 1, 0.99, -1],
      [1, 0.5, -0.98, 0.5],
      [2, 0, 0.1, -0.2],
    ],
  });
});
