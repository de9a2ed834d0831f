import { expect, test } from "vitest";
import { layerStop } from "../../../src/figures/layer-color";

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  "%i layers have as many colours, in the order of depth, over the whole ramp",
  (layers) => {
    const stops = Array.from({ length: layers }, (_, index) => layerStop(index, layers));
    expect(new Set(stops).size).toBe(layers);
    expect(stops).toEqual(stops.toSorted((a, b) => a - b));
    expect(stops[0]).toBe(1);
    if (layers > 1) expect(stops.at(-1)).toBe(10);
  },
);

test("the neighbours of five layers lie at least two colours apart", () => {
  const stops = [0, 1, 2, 3, 4].map((index) => layerStop(index, 5));
  for (let i = 1; i < stops.length; i++) expect(stops[i]! - stops[i - 1]!).toBeGreaterThanOrEqual(2);
});
