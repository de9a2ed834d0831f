import { expect, test } from "vitest";
import { PythonRandom } from "../../../../src/engine/random/python-random";

const random = () => new PythonRandom(42);
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

test("integers below 2**40, and between bounds, are Python's", () => {
  const python = random();
  const wide = Array.from({ length: 3 }, () => python.randrange(2 ** 40));
  expect(wide).toEqual([247559453085, 538052153943, 305901360862]);
  expect(python.randrange(10, 20)).toBe(11);
});

test("a large sample is Python's, without an item twice", () => {
  const sample = random().sample(range(1000), 30);
  expect(sample.slice(0, 6)).toEqual([654, 114, 25, 759, 281, 250]);
  expect(new Set(sample).size).toBe(30);
});

test("a seed set anew forgets the second half of a pair of normals", () => {
  const python = random();
  const first = python.gauss(0, 1);
  expect(python.seed(42).gauss(0, 1)).toBe(first);
});

// The words are those CPython 3.11 printed for the same call.
test.each<[refused: string, words: string, draw: (python: PythonRandom) => unknown]>([
  ["an empty range", "empty range for randrange()", (r) => r.randrange(0)],
  ["an empty range between bounds", "empty range for randrange() (5, 5, 0)", (r) => r.randrange(5, 5)],
  ["a range upside down", "empty range for randrange() (5, 2, -3)", (r) => r.randint(5, 1)],
  ["a broken bound", "cannot be interpreted as an integer", (r) => r.randint(0, 1.5)],
  ["a choice of nothing", "Cannot choose from an empty sequence", (r) => r.choice([])],
  ["too large a sample", "Sample larger than population or is negative", (r) => r.sample(range(3), 4)],
  ["a negative sample", "Sample larger than population or is negative", (r) => r.sample(range(3), -1)],
  ["weights of 0", "Total of weights must be greater than zero", (r) => r.choices([1, 2], 1, [0, 0])],
  ["a weight of NaN", "Total of weights must be finite", (r) => r.choices([1, 2], 1, [1, Number.NaN])],
  [
    "too few weights",
    "The number of weights does not match the population",
    (r) => r.choices([1, 2], 1, [1]),
  ],
])("%s is refused in Python's words", (_, words, draw) => {
  expect(() => draw(random())).toThrow(words);
});
