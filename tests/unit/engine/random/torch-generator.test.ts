import { expect, test } from "vitest";
import { Generator } from "../../../../src/engine/random/torch-generator";

const generator = () => new Generator(42);

test("the generator goes on from a saved state, in the middle of a pair of normals as well", () => {
  const g = generator();
  g.randn(5); // leaves half a pair behind
  const state = structuredClone(g.state()); // as a checkpoint crosses threads
  const draw = (from: Generator) => [...from.randn(3), ...from.rand(700), ...from.randn(20)];
  const drawn = draw(g);
  const other = new Generator(0);
  other.restore(state);
  expect(draw(other)).toEqual(drawn);
});

test("a seed set anew forgets the second half of a pair", () => {
  const g = generator();
  const first = [...g.randn(3)];
  expect([...g.manualSeed(42).randn(3)]).toEqual(first);
});

test("every 64-bit seed is PyTorch's, signed or unsigned", () => {
  expect([...new Generator(-(2n ** 63n)).rand(2)]).toEqual([0.49625658988952637, 0.7682217955589294]);
  expect([...new Generator(2n ** 64n - 1n).rand(2)]).toEqual([0.9937993884086609, 0.5713063478469849]);
});

test("indices drawn into an array may span all of int32", () => {
  const indices = new Int32Array(4);
  generator().randintInto(indices, -(2 ** 31), 2 ** 31 - 1);
  expect([...indices]).toEqual([-538846106, 1273642419, 1935803228, -1359637234]);
});

test("a category of weight 0 is never drawn", () => {
  const weights = Float32Array.of(0, 0.5, 0, 0.5, 0);
  expect(generator().multinomial(weights, 8, { replacement: true })).toEqual([1, 1, 1, 1, 3, 1, 3, 3]);
  const g = generator();
  const race = Array.from({ length: 1000 }, () => g.multinomial(weights, 1, { replacement: false })[0]);
  expect(race.every((category) => category === 1 || category === 3)).toBe(true);
});

test("nothing is drawn of nothing", () => {
  const g = generator();
  expect([g.randn(0), g.rand(0), g.randint(0, 5, 0), g.randperm(0)].map(({ length }) => length)).toEqual([
    0, 0, 0, 0,
  ]);
  expect([...g.rand(2)]).toEqual([...generator().rand(2)]);
});

const halves = Float32Array.of(0.5, 0.5);
const [once, again] = [{ replacement: false }, { replacement: true }];

// The words are those PyTorch 1.13 printed for the same call.
test.each<[refused: string, words: string, draw: (g: Generator) => unknown]>([
  ["a negative count", "Trying to create tensor with negative dimension -1: [-1]", (g) => g.randn(-1)],
  [
    "a negative permutation",
    "Trying to create tensor with negative dimension -1: [-1]",
    (g) => g.randperm(-1),
  ],
  ["a broken count", "argument 'size' must be tuple of ints", (g) => g.rand(1.5)],
  ["a count of NaN", "argument 'size' must be tuple of ints", (g) => g.randint(0, 5, Number.NaN)],
  [
    "an empty range",
    "random_ expects 'from' to be less than 'to', but got from=5 >= to=5",
    (g) => g.randintInto(new Int32Array(2), 5, 5),
  ],
  ["a range without end", "arguments 'low' and 'high' must be int", (g) => g.randint(0, Infinity, 2)],
  [
    "more than int32 holds",
    "to - 1 is out of bounds for int",
    (g) => g.randintInto(new Int32Array(2), 0, 2 ** 40),
  ],
  [
    "a range upside down",
    "uniform_ expects to return a [from, to) range, but found from=1 > to=0",
    (g) => g.uniform(2, 1, 0),
  ],
  ["a negative deviation", "normal expects std >= 0.0, but found std -1", (g) => g.normal(2, 0, -1)],
  ["a negative rate", "exponential_ expects lambda >= 0.0, but found lambda=-1", (g) => g.exponential(2, -1)],
  [
    "a probability above 1",
    "bernoulli_ expects p to be in [0, 1], but got p=1.5",
    (g) => g.bernoulli(2, 1.5),
  ],
  ["no samples", "cannot sample n_sample <= 0 samples", (g) => g.multinomial(halves, 0, once)],
  [
    "more than there are",
    "cannot sample n_sample > prob_dist.size(-1) samples without replacement",
    (g) => g.multinomial(halves, 3, once),
  ],
  [
    "weights that sum to 0",
    "invalid multinomial distribution (sum of probabilities <= 0)",
    (g) => g.multinomial(new Float32Array(3), 2, again),
  ],
  [
    "a negative weight",
    "invalid multinomial distribution (encountering probability entry < 0)",
    (g) => g.multinomial(Float32Array.of(1, -1), 2, again),
  ],
  [
    "a weight of NaN",
    "probability tensor contains either `inf`, `nan` or element < 0",
    (g) => g.multinomial(Float32Array.of(1, Number.NaN), 1, once),
  ],
  ["a seed beyond 64 bits", "Overflow when unpacking long", (g) => g.manualSeed(2n ** 64n)],
  ["a broken seed", "manual_seed expected a long", (g) => g.manualSeed(1.5)],
])("%s is refused in PyTorch's words", (_, words, draw) => {
  expect(() => draw(generator())).toThrow(words);
});
