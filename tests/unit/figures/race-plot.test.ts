import { expect, test } from "vitest";
import { LossHistory } from "../../../src/figures/loss-history";
import { type RaceAxes, type Racer, raceAxes, racePicture } from "../../../src/figures/race-plot";
import type { FigureTheme } from "../../../src/figures/theme";

const fresh: RaceAxes = { steps: 0, loss: 0, scale: "linear" };
const theme = { sans: "sans-serif" } as FigureTheme;

function racer(losses: number[]): Racer {
  const history = new LossHistory();
  history.append(0, Float32Array.from(losses));
  return { color: "#000000", buckets: history.buckets() };
}

test("both runs fit on the axes, which have room for the whole race from its first step", () => {
  expect(raceAxes([racer([39.13, 25]), racer([3.7])], 1000, fresh)).toEqual({
    steps: 1000,
    loss: 40,
    scale: "linear",
  });
});

test("the axes never shrink while a race goes on, and grow with a run that goes further", () => {
  const before = raceAxes([racer([39.13])], 1000, fresh);
  expect(raceAxes([racer([3.7])], 1000, before).loss).toBe(40);
  expect(raceAxes([racer(Array(1200).fill(3))], 1000, before).steps).toBe(1500);
});

test.each(["linear", "log"] as const)("on a %s axis the worse of two runs lies above the better", (scale) => {
  const racers = [racer([39.13, 20]), racer([3.7, 3.6])];
  const axes = raceAxes(racers, 10, { ...fresh, scale });
  const words = { loss: "loss", step: "step", language: "en" };
  const { svg } = racePicture(racers, 3.689, axes, { width: 400, height: 200, em: 12 }, words, theme);
  const heights = [...svg.matchAll(/<circle cx="[^"]*" cy="([^"]*)"/g)].map(([, y]) => Number(y));
  expect(heights).toHaveLength(2);
  expect(heights[0]).toBeLessThan(heights[1]!);
  expect(svg).not.toContain("NaN");
});

test("before their first step there is an empty plot", () => {
  const nobody = [racer([])];
  const axes = raceAxes(nobody, 1000, fresh);
  const words = { loss: "loss", step: "step", language: "en" };
  const { svg } = racePicture(nobody, 3.689, axes, { width: 400, height: 200, em: 12 }, words, theme);
  expect(svg).not.toContain("NaN");
});
