import { expect, test } from "vitest";
import { cellColors, measureScale, placeOnScale } from "../../../src/figures/sweep-scale";

test("losses far apart have a logarithmic scale, near ones a linear one; a share is held against the whole", () => {
  expect(measureScale("loss", [2, 3, null])).toEqual({ kind: "linear", min: 2, max: 3 });
  expect(measureScale("loss", [2, 20])).toEqual({ kind: "log", min: 2, max: 20 });
  expect(measureScale("saturation", [0.2])).toEqual({ kind: "linear", min: 0, max: 1 });
  expect(measureScale("gradient", [0, 1e-6, 1])).toEqual({ kind: "log", min: 1e-6, max: 1 });
  expect(measureScale("loss", [null])).toBeNull();
});

test("a value's place goes from 0 to 1, by its logarithm on a logarithmic scale", () => {
  const scale = { kind: "log", min: 0.01, max: 100 } as const;
  expect([0, 0.01, 100].map((value) => placeOnScale(scale, value))).toEqual([0, 0, 1]);
  expect(placeOnScale(scale, 1)).toBeCloseTo(0.5, 12);
  expect(placeOnScale({ kind: "linear", min: 2, max: 2 }, 2)).toBe(0.5);
});

/** WCAG 2's contrast of two colours. */
function contrast(...colors: [string, string]): number {
  const [dark, light] = colors
    .map((hex) => {
      const [r, g, b] = [1, 3, 5]
        .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ["#fcfcfa", "#c24e00"],
  ["#141518", "#ff9d5c"],
])("numbers can be read on every colour from %s to %s", (paper, pole) => {
  for (let place = 0; place <= 1; place += 0.05) {
    const { fill, text } = cellColors(place, paper, pole);
    expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
  }
});
