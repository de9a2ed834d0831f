import { describe, expect, test } from "vitest";
import { normalizeColumn } from "../../../src/figures/normalize-column";

const values = [3, -1, 4, 1, -5, 9];
const still = { gamma: 1, beta: 0, eps: 0 };
const meanOf = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
/** Σx²/n − mean², with Bessel's correction. */
const stdOf = (xs: number[]) =>
  Math.sqrt(((meanOf(xs.map((x) => x * x)) - meanOf(xs) ** 2) * xs.length) / (xs.length - 1));

describe("a neuron's batch, normalised stage by stage,", () => {
  test("ends with mean 0 and standard deviation 1, and then with β and |γ|", () => {
    const { at, mean, std } = normalizeColumn(values, { gamma: -2, beta: 0.5, eps: 0 });
    expect(mean).toBeCloseTo(meanOf(values), 12);
    expect(std).toBeCloseTo(stdOf(values), 12);
    expect(meanOf(at.centred)).toBeCloseTo(0, 12);
    expect([meanOf(at.scaled), stdOf(at.scaled)]).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)]);
    expect([meanOf(at.beta), stdOf(at.beta)]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(2, 12)]);
  });

  test("does not notice a bias or a scale before it", () => {
    const moved = normalizeColumn(
      values.map((x) => 10 * x + 7),
      still,
    );
    normalizeColumn(values, still).at.scaled.forEach((x, i) => {
      expect(moved.at.scaled[i]).toBeCloseTo(x, 12);
    });
  });

  test("of two examples leaves ±1/√2, whatever they are", () => {
    for (const pair of [
      [0.1, 7],
      [1000, -3],
    ]) {
      const [a, b] = normalizeColumn(pair, still).at.scaled;
      expect(Math.abs(a)).toBeCloseTo(Math.SQRT1_2, 12);
      expect(a).toBeCloseTo(-b, 12);
    }
  });

  test("is 0/0 where every example is the same, and 0 with eps", () => {
    expect(normalizeColumn([2, 2, 2], still).at.scaled).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(normalizeColumn([2, 2, 2], { ...still, eps: 1e-5 }).at.scaled).toEqual([0, 0, 0]);
  });

  test("is NaN for a batch of one", () => {
    expect(normalizeColumn([2], still).at.scaled).toEqual([Number.NaN]);
  });
});
