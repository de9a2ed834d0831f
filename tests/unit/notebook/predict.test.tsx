import { expect, test } from "vitest";
import { smoothPath, stroke } from "../../../src/notebook/curve-path";
import { Choice, partsOf, Question, Reveal } from "../../../src/notebook/predict-parts";
import { curveVerdict, heightAt, numberVerdict, spread } from "../../../src/notebook/verdict";

test("a prediction finds its parts, also where markdown wrapped them in paragraphs", () => {
  const children = (
    <>
      <p>
        <Question>¿Cuánto?</Question>
        {"\n"}
        <Choice reply="No.">3,69</Choice>
      </p>
      <Choice right reply="Sí.">
        39
      </Choice>
      <Reveal>39,13</Reveal>
    </>
  );
  const parts = partsOf(children);
  expect(parts.question).toBe("¿Cuánto?");
  expect(parts.choices).toEqual([
    { reply: "No.", children: "3,69" },
    { right: true, reply: "Sí.", children: "39" },
  ]);
  expect(parts.reveal).toBe("39,13");
});

test("a number is near within its tolerance, and else too low or too high", () => {
  expect(numberVerdict(36, 39.13, 0.1)).toBe("near");
  expect(numberVerdict(35, 39.13, 0.1)).toBe("low");
  expect(numberVerdict(44, 39.13, 0.1)).toBe("high");
  expect(numberVerdict(-3.2, -3, 0.1)).toBe("near");
  expect(numberVerdict(-4, -3, 0.1)).toBe("low");
});

const actual = [
  [0, 40],
  [100, 10],
  [1000, 2],
];
const heightsOf = (shift: number) => spread(8, [0, 1000]).map((x) => heightAt(actual, x) + shift);

test("a curve is judged as a whole by how far it lies from what came out", () => {
  expect(curveVerdict(heightsOf(0), actual, [0, 1000], [0, 40])).toBe("near");
  expect(curveVerdict(heightsOf(-6), actual, [0, 1000], [0, 40])).toBe("low");
  expect(curveVerdict(heightsOf(6), actual, [0, 1000], [0, 40])).toBe("high");
});

test("what goes beyond the axis counts as its edge, for a curve cannot be drawn there", () => {
  const beyond = [
    [0, 400],
    [1000, 400],
  ];
  expect(curveVerdict(Array(8).fill(40), beyond, [0, 1000], [0, 40])).toBe("near");
});

test("between its points a curve is straight, and level beyond its ends", () => {
  expect(heightAt(actual, 50)).toBe(25);
  expect(heightAt(actual, -5)).toBe(40);
  expect(heightAt(actual, 2000)).toBe(2);
});

test("a stroke moves every height that it passes, and no other", () => {
  const level = [0.5, 0.5, 0.5, 0.5, 0.5];
  expect(stroke(level, [0.1, 0], [0.9, 0.8])).toEqual([0.5, 0.15, 0.4, 0.65, 0.8].map(expectClose));
  expect(stroke(level, [0.52, 0.5], [0.52, 0.9])).toEqual([0.5, 0.5, 0.9, 0.5, 0.5]);
});

test("a stroke towards the left is one towards the right, backwards", () => {
  const level = [0.5, 0.5, 0.5, 0.5, 0.5];
  expect(stroke(level, [1, 1], [0.2, 0.2]).slice(2)).toEqual([0.5, 0.75, 0.5].map(expectClose));
});

test("a smooth curve doesn't swing above or below its points", () => {
  const path = smoothPath([
    [0, 0],
    [10, 0],
    [20, 100],
    [30, 100],
  ]);
  const ys = [...path.matchAll(/[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
  expect(Math.min(...ys)).toBe(0);
  expect(Math.max(...ys)).toBe(100);
});

function expectClose(value: number) {
  return expect.closeTo(value, 9);
}
