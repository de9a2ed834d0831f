import { expect, test } from "vitest";
import { recentUpdates, UpdateHistory } from "../../../src/figures/update-history";

/** Samples of matrices C and W1 at steps `first` to `last`: −step / 10 and −3. */
function ratios(first: number, last: number) {
  const steps = Int32Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return { steps, names: ["C", "W1"], ratios: Float32Array.from([...steps].flatMap((s) => [-s / 10, -3])) };
}

test("each matrix's first ratio, and the mean of its last tenth", () => {
  const history = new UpdateHistory();
  history.append(ratios(0, 39));
  const [embedding, weight] = recentUpdates(history);
  expect(embedding.name).toBe("C");
  expect(embedding.first).toBe(-0);
  expect(embedding.now).toBeCloseTo(-(36 + 37 + 38 + 39) / 40, 6);
  expect(weight).toEqual({ name: "W1", first: -3, now: -3 });
});

test("samples that are told again after a checkpoint are passed over", () => {
  const history = new UpdateHistory();
  history.append(ratios(0, 9));
  history.append(ratios(5, 14));
  expect(history.steps).toEqual(Array.from({ length: 15 }, (_, i) => i));
});

test("up to a step lie the updates that led to it, and those after a change are forgotten", () => {
  const history = new UpdateHistory();
  history.append(ratios(0, 9));
  expect(history.until(10)).toBe(history);
  expect(history.until(4).steps).toEqual([0, 1, 2, 3]);
  expect(history.until(4).curves.get("W1")).toHaveLength(4);
  history.forget(7);
  expect(history.steps.at(-1)).toBe(6);
  expect(history.curves.get("C")).toHaveLength(7);
});

test("samples that nobody had asked for the first time take their place among the others", () => {
  const history = new UpdateHistory();
  history.append(ratios(0, 2));
  history.append(ratios(7, 9));
  history.append(ratios(2, 7));
  expect(history.steps).toEqual(Array.from({ length: 10 }, (_, i) => i));
  expect(history.curves.get("C")![5]).toBeCloseTo(-0.5, 6);
});

test("an update that did not vary at all has no logarithm, and counts for nothing", () => {
  const history = new UpdateHistory();
  history.append({
    steps: Int32Array.of(0, 1),
    names: ["C"],
    ratios: Float32Array.of(-4, Number.NEGATIVE_INFINITY),
  });
  expect(recentUpdates(history)[0].now).toBeNaN();
});
