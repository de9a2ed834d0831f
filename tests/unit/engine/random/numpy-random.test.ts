import { expect, test } from "vitest";
import { NumpyRandom } from "../../../../src/engine/random/numpy-random";

const np = () => new NumpyRandom(42);

test("items are chosen and permuted as NumPy does", () => {
  expect(np().choice(["a", "b", "c"], 5)).toEqual(["c", "a", "c", "c", "a"]);
  expect(np().permutation(["a", "b", "c", "d"])).toEqual(["b", "d", "a", "c"]);
});

test("weighted choice without replacement draws again for what came up twice, as NumPy does", () => {
  const random = np();
  const options = { replace: false, p: [0.1, 0, 0.3, 0.4, 0.2] };
  expect(random.choice(5, 3, options)).toEqual([2, 4, 3]);
  expect(random.choice(5, 3, options)).toEqual([3, 2, 0]);
});

test("integers from ranges beyond 32 bits are NumPy's", () => {
  const random = np();
  expect(random.randint(0, 2 ** 40, 3)).toEqual([441507790259, 395924837646, 458615280711]);
  expect(random.randint(-5, 2 ** 32 - 6, 2)).toEqual([2571218615, 2563451919]);
});

test("permuting leaves the items as they were; shuffling does not", () => {
  const names = ["ana", "eva", "luz", "sol"];
  np().permutation(names);
  expect(names).toEqual(["ana", "eva", "luz", "sol"]);
  expect(np().shuffle(names)).toBe(names);
  expect(names).toEqual(["eva", "sol", "ana", "luz"]);
});

// The words are those NumPy 1.24 printed for the same call.
test.each<[refused: string, words: string, draw: (random: NumpyRandom) => unknown]>([
  ["a negative seed", "Seed must be between 0 and 2**32 - 1", (r) => r.seed(-1)],
  ["a seed beyond 32 bits", "Seed must be between 0 and 2**32 - 1", (r) => r.seed(2 ** 32)],
  ["a negative count", "negative dimensions are not allowed", (r) => r.rand(-1)],
  ["a broken count", "cannot be interpreted as an integer", (r) => r.rand(1.5)],
  ["an empty range", "low >= high", (r) => r.randint(5, 5, 3)],
  ["a negative deviation", "scale < 0", (r) => r.normal(0, -1, 3)],
  ["an infinite range", "Range exceeds valid bounds", (r) => r.uniform(0, Infinity, 3)],
  [
    "more than there are",
    "Cannot take a larger sample than population when 'replace=False'",
    (r) => r.choice(3, 4, { replace: false }),
  ],
  ["a choice below 0", "a must be greater than 0 unless no samples are taken", (r) => r.choice(0, 1)],
  ["a choice of nothing", "'a' cannot be empty unless no samples are taken", (r) => r.choice([], 1)],
  ["too few probabilities", "'a' and 'p' must have same size", (r) => r.choice(3, 2, { p: [0.5, 0.5] })],
  ["too much probability", "probabilities do not sum to 1", (r) => r.choice(3, 2, { p: [0.5, 0.5, 0.5] })],
  ["a negative probability", "probabilities are not non-negative", (r) => r.choice(2, 2, { p: [1.5, -0.5] })],
  ["a probability of NaN", "probabilities contain NaN", (r) => r.choice(2, 2, { p: [1, Number.NaN] })],
  [
    "too few that can be drawn",
    "Fewer non-zero entries in p than size",
    (r) => r.choice(3, 2, { p: [1, 0, 0], replace: false }),
  ],
])("%s is refused in NumPy's words", (_, words, draw) => {
  expect(() => draw(np())).toThrow(words);
});
