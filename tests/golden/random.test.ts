// Every vector of rng.json (made by make_rng.py with PyTorch 1.13, NumPy 1.24 and CPython 3.11).
//
// Exact, by the hash of the bytes: all integer draws, rand, uniform, shuffles, and the `avx2` build's normals; the
// small draws and exponentials among these go through Math.log1p, sin and cos in double, whose last bit a float32
// does not see in a million draws. Not exact, because the C library's own last bit shows: numbers of the `default`
// build by logf, sinf and cosf (within 2 units in the last place of a float32), and normals in double (within 4
// units of a double).
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NumpyRandom } from "../../src/engine/random/numpy-random";
import { PythonRandom } from "../../src/engine/random/python-random";
import { Generator, type TorchBuild } from "../../src/engine/random/torch-generator";

interface Stream {
  n: number;
  first: number[];
  last: number[];
  sum64: number;
  sha256: string;
}

const golden = JSON.parse(readFileSync(new URL("vectors/rng.json", import.meta.url), "utf8"));

const sha256 = (values: ArrayBufferView) =>
  createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex");
const int64 = (values: ArrayLike<number>) => BigInt64Array.from(Array.from(values), BigInt);
const repeat = <T>(times: number, draw: () => T): T[] => Array.from({ length: times }, draw);

/** Whether the stream must agree to the last bit, or only as nearly as another C library would. */
type Agreement = "exact" | "near";

function expectStream(values: Float32Array, expected: Stream, agreement: Agreement = "exact"): void {
  expect(values.length).toBe(expected.n);
  if (agreement === "exact") {
    expect(sha256(values)).toBe(expected.sha256);
  } else {
    expectNear(values.slice(0, 32), expected.first, 2 ** -22);
    expectNear(values.slice(-16), expected.last, 2 ** -22);
  }
}

/** Agreement relative to each number, or to 1 for smaller ones: cos θ near zero keeps θ's absolute error. */
function expectNear(values: ArrayLike<number>, expected: number[], tolerance: number): void {
  expect(values.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(values[i]! - expected[i]!) / Math.max(1, Math.abs(expected[i]!));
    expect(error, `number ${i}: ${values[i]} against ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}

/** The draws of make_rng.py, by the name of their entry; each starts from a fresh generator. */
type Draw = (g: Generator, expected: never, entries: { multi_p: number[] }, agreement: Agreement) => void;
const draws: Record<string, Draw> = {
  rand64_10: (g, expected) => expect([...g.rand64(10)]).toEqual(expected),
  randn64_5: (g, expected) => expectNear(g.randn64(5), expected, 2 ** -50),
  randn64_20: (g, expected) => expectNear(g.randn64(20), expected, 2 ** -50),
  randint182625x32_x3: (g, expected) => expect(repeat(3, () => g.randint(0, 182625, 32))).toEqual(expected),
  randint182625x32_x1000_sum: (g, expected) => {
    const all = repeat(1000, () => g.randint(0, 182625, 32)).flat();
    expect(all.reduce((a, b) => a + b)).toBe(expected);
  },
  randint182625x32_x1000_sha: (g, expected) => {
    const minibatch = new Int32Array(32);
    const all = repeat(1000, () => {
      g.randintInto(minibatch, 0, 182625);
      return [...minibatch];
    }).flat();
    expect(sha256(int64(all))).toBe(expected);
  },
  randint_neg: (g, expected) => expect(g.randint(-5, 6, 20)).toEqual(expected),
  randint_2p29: (g, expected) => expect(g.randint(0, 2 ** 29, 5)).toEqual(expected),
  randint_2p33: (g, expected) => expect(g.randint(0, 2 ** 33, 5)).toEqual(expected),
  mix_5_100_5_1: (g, expected: Stream[], _, agreement) => {
    for (const stream of expected.slice(0, 4)) expectStream(g.randn(stream.n), stream, agreement);
    expectStream(g.rand(3), expected[4]!);
  },
  multi_rep20: (g, expected, { multi_p }) =>
    expect(g.multinomial(Float32Array.from(multi_p), 20, { replacement: true })).toEqual(expected),
  multi_rep1_x20: (g, expected, { multi_p }) =>
    expect(
      repeat(
        20,
        () => g.multinomial(Float32Array.from(multi_p), 1, { replacement: true, single: "search" })[0],
      ),
    ).toEqual(expected),
  multi_norep1_x20: (g, expected, { multi_p }) =>
    expect(repeat(20, () => g.multinomial(Float32Array.from(multi_p), 1, { replacement: false })[0])).toEqual(
      expected,
    ),
  multi_norep3_x5: (g, expected, { multi_p }) =>
    expect(repeat(5, () => g.multinomial(Float32Array.from(multi_p), 3, { replacement: false }))).toEqual(
      expected,
    ),
  expo20: (g, expected) => expectStream(g.exponential(20), expected),
  expo20_l3: (g, expected) => expectStream(g.exponential(20, 3), expected),
  bern_03_50: (g, expected) => expect([...g.bernoulli(50, 0.3)]).toEqual(expected),
  bern_tensor: (g, expected) =>
    expect([...g.bernoulliEach(new Float32Array(50).fill(0.3))]).toEqual(expected),
  dropout_keep_02: (g, expected) => expect([...g.bernoulli(50, 0.8)]).toEqual(expected),
  uniform_m03_03: (g, expected) => expectStream(g.uniform(6000, -0.3, 0.3), expected),
  normal_2_05_6000: (g, expected, _, agreement) => expectStream(g.normal(6000, 2, 0.5), expected, agreement),
  normal_2_05_7: (g, expected) => expectStream(g.normal(7, 2, 0.5), expected),
  normal_0_001_2x1: (g, expected) => expectStream(g.normal(2, 0, 0.01), expected),
  linear784_10: (g, expected: { w: Stream; b: Stream }) => {
    const { weight, bias } = g.linear(784, 10);
    expectStream(weight, expected.w);
    expectStream(bias, expected.b);
  },
  linear1_1: (g, expected) => {
    const { weight, bias } = g.linear(1, 1);
    expect([weight[0], bias[0]]).toEqual(expected);
  },
  dataloader50_2epochs: (g, expected) =>
    expect(repeat(2, () => [...g.dataLoaderOrder(50)])).toEqual(expected),
  after_dataloader_rand: (g, expected) => {
    repeat(2, () => g.dataLoaderOrder(50));
    expect([...g.rand(2)]).toEqual(expected);
  },
};

for (const [build, capability] of [
  ["avx2", "torch_avx2"],
  ["default", "torch_default"],
] satisfies [TorchBuild, string][]) {
  const { seed_hi: beyond32Bits, ...seeds } = golden[capability];
  for (const [seed, entries] of Object.entries<Record<string, never>>(seeds)) {
    describe(`PyTorch's ${build} build, seed ${seed}`, () => {
      for (const [name, expected] of Object.entries(entries)) {
        if (name === "multi_p") continue; // the weights of the multinomial entries
        test(name, () => {
          const g = new Generator(BigInt(seed), build);
          const agreement = build === "avx2" ? "exact" : "near";
          const [, kind, count] = /^(randn|rand|randperm)(\d+)$/.exec(name) ?? [];
          if (kind === "randn") expectStream(g.randn(Number(count)), expected, agreement);
          else if (kind === "rand") expectStream(g.rand(Number(count)), expected);
          else if (kind === "randperm") expectPermutation(g.randperm(Number(count)), expected);
          else draws[name]!(g, expected, golden.torch_avx2[seed], agreement);
        });
      }
    });
  }
  if (!beyond32Bits?.rand) continue;
  test(`seeds beyond 32 bits, and negative ones, count by their low 32 bits (${build})`, () => {
    expect([...new Generator(beyond32Bits.seed, build).rand(4)]).toEqual(beyond32Bits.rand);
    expect([...new Generator(-1, build).rand(4)]).toEqual(beyond32Bits.neg);
  });
}

function expectPermutation(order: Int32Array, { first, sha }: { first: number[]; sha: string }): void {
  expect([...order.slice(0, 32)]).toEqual(first);
  expect(sha256(int64(order))).toBe(sha);
}

describe("long streams", () => {
  const { long } = golden;

  test("a million normals", () => {
    expect(sha256(new Generator(42).randn(2 ** 20))).toBe(long["randn_2^20_seed42"].avx2);
  });

  test("100,000 small draws of normals", () => {
    const g = new Generator(7);
    const all = Float32Array.from(repeat(100_000, () => [...g.randn(15)]).flat());
    expect(sha256(all)).toBe(long.randn15_x100000_seed7);
  });

  test("50,000 draws of 27 exponentials", () => {
    const g = new Generator(7);
    const all = Float32Array.from(repeat(50_000, () => [...g.exponential(27)]).flat());
    expect(sha256(all)).toBe(long.exponential27_x50000_seed7);
  });

  test("200,000 characters sampled by race, then 200,000 by search", () => {
    const g = new Generator(7);
    const weights = g.rand(27);
    const sample = (options: Parameters<Generator["multinomial"]>[2]) =>
      sha256(Int32Array.from({ length: 200_000 }, () => g.multinomial(weights, 1, options)[0]!));
    const expected = long["multinomial_seed7_W=rand(27)_x200000"];
    expect(sample({ replacement: false })).toBe(expected.replacement_False);
    expect(sample({ replacement: true, single: "search" })).toBe(expected.replacement_True_cdf);
  });
});

describe.each(Object.entries<Record<string, never>>(golden.numpy))("NumPy, seed %s", (seed, expected) => {
  test("every call in order on one seeding", () => {
    const np = new NumpyRandom(Number(seed));
    const { randn, normal, randn2, ...exact } = expected as Record<string, number[]>;
    const near = (values: number[], golden: number[]) => expectNear(values, golden, 2 ** -50);
    const rand = np.rand(5);
    near(np.randn(7), randn!);
    expect({
      rand,
      randint: np.randint(0, 100, 10),
      perm: [...np.permutation(20)],
      choice: np.choice(1000, 10, { replace: false }),
      shuffle: np.shuffle(Array.from({ length: 15 }, (_, i) => i)),
      shufflearr: [...np.shuffle(Int32Array.from({ length: 12 }, (_, i) => i))],
      choicerep: np.choice(3, 8, { replace: true }).map((i) => [5, 6, 7][i]),
      choicep: np.choiceWeighted([0.1, 0.2, 0.3, 0.4], 10),
      normal: near(np.normal(2, 0.5, 3), normal!),
      uniform: np.uniform(-1, 1, 3),
      randint1: np.randint(1, 2, 3),
      randint2: np.randint(0, 2, 10),
      randn2: near(np.randn(2), randn2!),
      shuffle2d: np.shuffle([0, 2, 4, 6, 8]), // the first column of a 5 × 2 matrix
      big_choice: new NumpyRandom(Number(seed)).choice(60000, 100, { replace: false }),
    }).toEqual(exact);
  });
});

describe.each(Object.entries<Record<string, never>>(golden.python))("Python, seed %s", (seed, expected) => {
  test("every call in order on one seeding", () => {
    const random = new PythonRandom(BigInt(seed));
    expect({
      shuffle: random.shuffle(Array.from({ length: 30 }, (_, i) => i)),
      random: repeat(3, () => random.random()),
      uniform: repeat(3, () => random.uniform(-1, 1)),
      randint: repeat(10, () => random.randint(1, 6)),
      choice: repeat(10, () => random.choice("abcdefg")),
      sample: random.sample(
        Array.from({ length: 100 }, (_, i) => i),
        5,
      ),
      sample2: random.sample(
        Array.from({ length: 1000 }, (_, i) => i),
        10,
      ),
      gauss: repeat(3, () => random.gauss(0, 1)),
      choices: random.choices([1, 2, 3], 10, [1, 2, 3]),
      choices2: random.choices([1, 2, 3], 5),
      randrange: repeat(5, () => random.randrange(7)),
    }).toEqual(expected);
  });
});

test("a generator restored to a state repeats its stream", () => {
  const g = new Generator(42);
  g.randn(5); // leaves half a pair behind
  const state = g.state();
  const stream = [...g.randn(3), ...g.rand(700), ...g.randn(20)];
  g.restore(state);
  expect([...g.randn(3), ...g.rand(700), ...g.randn(20)]).toEqual(stream);
});

test.each<[string, () => unknown, string]>([
  ["an empty range", () => new Generator(1).randint(5, 5, 2), "random_ expects 'from' to be less than 'to'"],
  ["a negative count", () => new Generator(1).rand(-1), "invalid dimension -1"],
  [
    "weights that sum to 0",
    () => new Generator(1).multinomial(new Float32Array(3), 1, { replacement: true }),
    "sum of probabilities <= 0",
  ],
  [
    "a NaN weight",
    () => new Generator(1).multinomial(Float32Array.of(1, Number.NaN), 1, { replacement: false }),
    "`inf`, `nan` or element < 0",
  ],
  [
    "too large a draw",
    () => new NumpyRandom(1).choice(3, 4, { replace: false }),
    "Cannot take a larger sample than population",
  ],
  ["a seed out of range", () => new NumpyRandom(-1), "Seed must be between 0 and 2**32 - 1"],
])("%s is refused in the library's words", (_, draw, message) => {
  expect(draw).toThrow(message);
});
