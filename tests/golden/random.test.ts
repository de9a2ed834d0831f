// Every vector of rng.json (made by make_rng.py with PyTorch 1.13, NumPy 1.24 and CPython 3.11).
//
// Exact to the last bit in any browser, because only integers, +, −, ×, ÷ and √ are involved: all integer draws,
// shuffles, rand, uniform, bernoulli, multinomial by search, and the normals of the `avx2` build from 16 elements on.
// Exact as far as the browser's Math.log1p, log, sin and cos agree with the C library to float32's last bit, which no
// stream here contradicts: the smaller draws of normals, exponentials, multinomial by race.
// Near, because the C library's own last bit shows: normals of the `default` build (its logf, sinf and cosf: two
// units in the last place of a float32) and normals in double (likewise of a double).
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nodeBackend } from "../../scripts/node-backend";
import { Linear } from "../../src/engine/nn/linear";
import { multinomial } from "../../src/engine/ops/multinomial";
import { transpose } from "../../src/engine/ops/transpose";
import { NumpyRandom } from "../../src/engine/random/numpy-random";
import { PythonRandom } from "../../src/engine/random/python-random";
import { Generator, type TorchBuild } from "../../src/engine/random/torch-generator";
import { scoped } from "../../src/engine/scope";
import { tensor, useBackend } from "../../src/engine/tensor";

// sum64 says nothing that sha256 does not, and depends on torch's order of addition.
const golden = JSON.parse(
  readFileSync(new URL("vectors/rng.json", import.meta.url), "utf8"),
  (key, value: unknown) => (key === "sum64" ? undefined : value),
);

type Entries = Record<string, unknown>;

const sha256 = (values: ArrayBufferView) =>
  createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex");
const int64 = (values: ArrayLike<number>) => BigInt64Array.from(Array.from(values), BigInt);
const repeat = <T>(times: number, draw: () => T): T[] => Array.from({ length: times }, draw);
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** A tensor as make_rng.py records it. */
function stream(values: Float32Array) {
  return {
    n: values.length,
    first: [...values.subarray(0, 32)],
    last: [...values.subarray(-16)],
    sha256: sha256(values),
  };
}

/** The expected values with their numbers known to `digits` decimals, and so of no known hash. */
function near(expected: unknown, digits: number): unknown {
  return JSON.parse(JSON.stringify(expected), (_, value: unknown) => {
    if (typeof value === "number") return expect.closeTo(value, digits);
    return typeof value === "string" ? expect.any(String) : value;
  });
}

const FLOAT32_DIGITS = 6;
const FLOAT64_DIGITS = 14;

useBackend(await nodeBackend());

/** Where nn.Linear starts; the weight as PyTorch stores it, [fanOut, fanIn]. */
const linear = (fanIn: number, fanOut: number, generator: Generator) =>
  scoped(() => {
    const { weight, bias } = new Linear(fanIn, fanOut, { generator });
    return { weight: transpose(weight, 0, 1).toFloat32Array(), bias: bias!.toFloat32Array() };
  });

type Draw = (g: Generator, weights: Float32Array) => unknown;

const sizes = (
  kind: string,
  counts: number[],
  draw: (g: Generator, n: number) => unknown,
): [string, Draw][] => counts.map((n) => [`${kind}${n}`, (g) => draw(g, n)]);

/** The draws of make_rng.py, by the name of their entry; each has a fresh generator. `weights` are multi_p. */
const draws: Record<string, Draw> = {
  ...Object.fromEntries([
    ...sizes("randn", [5, 15, 16, 17, 31, 33, 100, 270, 5400, 6000, 100003], (g, n) => stream(g.randn(n))),
    ...sizes("rand", [5, 100, 6000], (g, n) => stream(g.rand(n))),
    ...sizes("randperm", [1, 2, 10, 1000], (g, n) => {
      const order = g.randperm(n);
      return { first: [...order.subarray(0, 32)], sha: sha256(int64(order)) };
    }),
  ]),
  rand64_10: (g) => [...g.rand64(10)],
  randn64_5: (g) => [...g.randn64(5)],
  randn64_20: (g) => [...g.randn64(20)],
  randint182625x32_x3: (g) => repeat(3, () => g.randint(0, 182625, 32)),
  randint182625x32_x1000_sum: (g) => g.randint(0, 182625, 32_000).reduce((a, b) => a + b),
  randint182625x32_x1000_sha: (g) => {
    const minibatches = new Int32Array(32_000);
    for (let i = 0; i < 1000; i++) g.randintInto(minibatches.subarray(32 * i, 32 * (i + 1)), 0, 182625);
    return sha256(int64(minibatches));
  },
  randint_neg: (g) => g.randint(-5, 6, 20),
  randint_2p29: (g) => g.randint(0, 2 ** 29, 5),
  randint_2p33: (g) => g.randint(0, 2 ** 33, 5),
  mix_5_100_5_1: (g) => [...[5, 100, 5, 1].map((n) => stream(g.randn(n))), stream(g.rand(3))],
  multi_rep20: (g, weights) => g.multinomial(weights, 20, { replacement: true }),
  multi_rep1_x20: (g, weights) =>
    repeat(20, () => g.multinomial(weights, 1, { replacement: true, single: "search" })).flat(),
  multi_norep1_x20: (g, weights) =>
    repeat(20, () => g.multinomial(weights, 1, { replacement: false })).flat(),
  multi_norep3_x5: (g, weights) => repeat(5, () => g.multinomial(weights, 3, { replacement: false })),
  expo20: (g) => stream(g.exponential(20)),
  expo20_l3: (g) => stream(g.exponential(20, 3)),
  bern_03_50: (g) => [...g.bernoulli(50, 0.3)],
  bern_tensor: (g) => [...g.bernoulliEach(new Float32Array(50).fill(0.3))],
  dropout_keep_02: (g) => [...g.bernoulli(50, 1 - 0.2)],
  uniform_m03_03: (g) => stream(g.uniform(6000, -0.3, 0.3)),
  normal_2_05_6000: (g) => stream(g.normal(6000, 2, 0.5)),
  normal_2_05_7: (g) => stream(g.normal(7, 2, 0.5)),
  normal_0_001_2x1: (g) => stream(g.normal(2, 0, 0.01)),
  linear784_10: (g) => {
    const { weight, bias } = linear(784, 10, g);
    return { w: stream(weight), b: stream(bias) };
  },
  linear1_1: (g) => {
    const { weight, bias } = linear(1, 1, g);
    return [...weight, ...bias];
  },
  dataloader50_2epochs: (g) => repeat(2, () => [...g.dataLoaderOrder(50)]),
  after_dataloader_rand: (g) => {
    repeat(2, () => g.dataLoaderOrder(50));
    return [...g.rand(2)];
  },
};

const builds: Record<TorchBuild, Record<string, Entries>> = {
  avx2: golden.torch_avx2,
  default: golden.torch_default, // only what differs from avx2
};

describe.each(Object.keys(builds) as TorchBuild[])("PyTorch, build %s", (build) => {
  const seeds = builds[build];
  describe.each(Object.keys(seeds))("seed %s", (seed) => {
    const weights = Float32Array.from(golden.torch_avx2[seed].multi_p);
    const { multi_p: _, ...entries } = seeds[seed];
    test.each(Object.entries(entries))("%s", (name, exact) => {
      let expected = exact;
      if (build === "default" && /^(randn|normal|mix)/.test(name)) expected = near(exact, FLOAT32_DIGITS);
      if (name.startsWith("randn64")) expected = near(exact, FLOAT64_DIGITS);
      expect(draws[name](new Generator(BigInt(seed), build), weights)).toEqual(expected);
    });
  });
});

test("of a seed beyond 32 bits, or a negative one, PyTorch counts the low 32 bits", () => {
  for (const { seed, rand } of golden.torch_beyond_32_bits)
    expect([...new Generator(seed).rand(4)]).toEqual(rand);
});

test.each(Object.entries<Entries>(golden.torch_lesson))(
  "the first minibatch, and the first numbers of each parameter, of the %s's network",
  (network, { seed, rows, shapes, minibatch, parameters }) => {
    const weights = new Generator(seed as number);
    const drawn = (shapes as number[]).map((size) => [...weights.randn(size).subarray(0, 3)]);
    expect(drawn).toEqual(parameters);
    const minibatches = network === "notebook" ? new Generator(seed as number) : weights; // the lecture's go on
    expect(minibatches.randint(0, rows as number, 32)).toEqual(minibatch);
  },
);

test("categories for each row of a matrix are PyTorch's", () => {
  const { weights, draws, drawn } = golden.torch_rows;
  const rows = (draws as [number, boolean][]).map(([count, replacement]) =>
    scoped(() => {
      const matrix = tensor(Float32Array.from(weights.flat()), [3, 5]);
      const chosen = multinomial(matrix, count, new Generator(42), { replacement, single: "search" });
      expect(chosen.shape).toEqual([3, count]);
      return [0, 1, 2].map((row) => [...chosen.toInt32Array().subarray(row * count, (row + 1) * count)]);
    }),
  );
  expect(rows).toEqual(drawn);
});

describe("PyTorch's long streams", () => {
  const long: Record<string, string> = golden.torch_long;

  test("a million normals", () => {
    expect(sha256(new Generator(42).randn(2 ** 20))).toBe(long.randn1048576);
  });

  test("100,000 small draws of normals", () => {
    const g = new Generator(7);
    const all = Float32Array.from(repeat(100_000, () => [...g.randn(15)]).flat());
    expect(sha256(all)).toBe(long.randn15_x100000);
  });

  test("50,000 draws of 27 exponentials", () => {
    const g = new Generator(7);
    const all = Float32Array.from(repeat(50_000, () => [...g.exponential(27)]).flat());
    expect(sha256(all)).toBe(long.exponential27_x50000);
  });

  test("200,000 characters sampled by race, then 200,000 by search", () => {
    const g = new Generator(7);
    const weights = g.rand(27);
    const sample = (options: Parameters<Generator["multinomial"]>[2]) =>
      sha256(Int32Array.from({ length: 200_000 }, () => g.multinomial(weights, 1, options)[0]));
    expect(sample({ replacement: false })).toBe(long.multinomial27_x200000_race);
    expect(sample({ replacement: true, single: "search" })).toBe(long.multinomial27_x200000_search);
  });
});

test.each(Object.entries<Entries>(golden.numpy))(
  "NumPy's calls in order on one seeding, seed %s",
  (seed, exact) => {
    const expected = { ...exact };
    for (const normals of ["randn", "normal", "randn2"])
      expected[normals] = near(exact[normals], FLOAT64_DIGITS);
    const np = new NumpyRandom(Number(seed));
    expect({
      rand: np.rand(5),
      randn: np.randn(7),
      randint: np.randint(0, 100, 10),
      perm: np.permutation(20),
      choice: np.choice(1000, 10, { replace: false }),
      shuffle: np.shuffle(range(15)),
      shufflearr: [...np.shuffle(Int32Array.from(range(12)))],
      choicerep: np.choice([5, 6, 7], 8),
      choicep: np.choice(4, 10, { p: [0.1, 0.2, 0.3, 0.4] }),
      normal: np.normal(2, 0.5, 3),
      uniform: np.uniform(-1, 1, 3),
      randint1: np.randint(1, 2, 3),
      randint2: np.randint(0, 2, 10),
      randn2: np.randn(2),
      shuffle2d: np.shuffle([0, 2, 4, 6, 8]), // the first column of a 5 × 2 matrix
      big_choice: np.seed(Number(seed)).choice(60000, 100, { replace: false }),
    }).toEqual(expected);
  },
);

test.each(Object.entries<Entries>(golden.python))(
  "Python's calls in order on one seeding, seed %s",
  (seed, expected) => {
    const random = new PythonRandom(BigInt(seed));
    expect({
      shuffle: random.shuffle(range(30)),
      random: repeat(3, () => random.random()),
      uniform: repeat(3, () => random.uniform(-1, 1)),
      randint: repeat(10, () => random.randint(1, 6)),
      choice: repeat(10, () => random.choice("abcdefg")),
      sample: random.sample(range(100), 5),
      sample2: random.sample(range(1000), 10),
      gauss: repeat(3, () => random.gauss(0, 1)),
      choices: random.choices([1, 2, 3], 10, [1, 2, 3]),
      choices2: random.choices([1, 2, 3], 5),
      randrange: repeat(5, () => random.randrange(7)),
    }).toEqual(expected);
  },
);
