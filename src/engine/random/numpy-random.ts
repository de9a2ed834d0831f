import { doubleOf27And26, Mt19937 } from "./mt19937";

/** Anything whose items can change places: arrays and typed arrays. */
interface Swappable {
  [index: number]: unknown;
  readonly length: number;
}

interface ChoiceOptions {
  /** Whether an item may be drawn twice. */
  replace?: boolean;
  /** Probability of each item; even where left out. */
  p?: readonly number[];
}

/**
 * NumPy's legacy generator, `np.random.seed` and what follows it (numpy.random.RandomState). Arguments that NumPy
 * refuses are refused in its words.
 */
export class NumpyRandom {
  private readonly mersenne = new Mt19937();
  /** The second number of the last pair, for the next draw. */
  private nextNormal: number | null = null;

  constructor(seed: number) {
    this.seed(seed);
  }

  /** np.random.seed: an integer from 0 to 2³² − 1. */
  seed(seed: number): this {
    if (!(checkedInteger(seed) >= 0 && seed < 2 ** 32)) {
      throw new RangeError("Seed must be between 0 and 2**32 - 1");
    }
    this.mersenne.seed(seed);
    this.nextNormal = null;
    return this;
  }

  /** np.random.rand(n). */
  rand(n: number): number[] {
    return this.uniform(0, 1, n);
  }

  /** np.random.uniform(low, high, n), high not included. */
  uniform(low: number, high: number, n: number): number[] {
    if (!Number.isFinite(high - low)) throw new RangeError("Range exceeds valid bounds");
    return repeat(n, () => low + (high - low) * doubleOf27And26(this.mersenne));
  }

  /** np.random.randn(n): the polar method (Marsaglia & Bray 1964), in pairs. */
  randn(n: number): number[] {
    return repeat(n, () => this.gaussian());
  }

  /** np.random.normal(mean, std, n). */
  normal(mean: number, std: number, n: number): number[] {
    if (!(std >= 0)) throw new RangeError("scale < 0");
    return this.randn(n).map((value) => mean + std * value);
  }

  /** np.random.randint(low, high, n), high not included. */
  randint(low: number, high: number, n: number): number[] {
    if (checkedInteger(low) >= checkedInteger(high)) throw new RangeError("low >= high");
    return repeat(n, () => low + this.upTo(high - low - 1));
  }

  /** np.random.shuffle, in place; of a matrix given as an array of rows, its rows. */
  shuffle<T extends Swappable>(items: T): T {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.upTo(i);
      const item = items[i];
      items[i] = items[j];
      items[j] = item;
    }
    return items;
  }

  /** np.random.permutation: the integers below n, or a copy of the items, in random order. */
  permutation(n: number): number[];
  permutation<T>(items: readonly T[]): T[];
  permutation<T>(from: number | readonly T[]): (number | T)[] {
    return this.shuffle(typeof from === "number" ? repeat(from, (i) => i) : [...from]);
  }

  /** np.random.choice: k of the items, or of the integers below n. */
  choice(n: number, k: number, options?: ChoiceOptions): number[];
  choice<T>(items: readonly T[], k: number, options?: ChoiceOptions): T[];
  choice<T>(from: number | readonly T[], k: number, options: ChoiceOptions = {}): (number | T)[] {
    if (typeof from !== "number") {
      if (from.length === 0 && k !== 0)
        throw new RangeError("'a' cannot be empty unless no samples are taken");
      return this.indices(from.length, k, options).map((i) => from[i]);
    }
    if (checkedInteger(from) <= 0 && k !== 0) {
      throw new RangeError("a must be greater than 0 unless no samples are taken");
    }
    return this.indices(from, k, options);
  }

  private indices(n: number, k: number, { replace = true, p }: ChoiceOptions): number[] {
    if (checkedCount(k) === 0) return [];
    if (p) checkProbabilities(p, n);
    if (replace) {
      if (!p) return this.randint(0, n, k);
      const cumulative = cumulativeOf(p);
      return this.rand(k).map((u) => searchSorted(cumulative, u));
    }
    if (k > n) throw new RangeError("Cannot take a larger sample than population when 'replace=False'");
    return p ? this.weightedWithoutReplacement(p, k) : this.permutation(n).slice(0, k);
  }

  /** Draws as if with replacement, sets what came up twice aside and draws that many again from the rest. */
  private weightedWithoutReplacement(p: readonly number[], k: number): number[] {
    if (p.filter((probability) => probability > 0).length < k) {
      throw new RangeError("Fewer non-zero entries in p than size");
    }
    const found = new Set<number>();
    while (found.size < k) {
      const cumulative = cumulativeOf(p.map((probability, i) => (found.has(i) ? 0 : probability)));
      for (const u of this.rand(k - found.size)) found.add(searchSorted(cumulative, u));
    }
    return [...found];
  }

  /** An integer from 0 to `max` < 2⁵³, by masked rejection: of one word, or of two from 2³² on. */
  private upTo(max: number): number {
    if (max === 0) return 0;
    const wide = max >= 2 ** 32;
    const mask = 0xffffffff >>> Math.clz32(wide ? max / 2 ** 32 : max);
    for (;;) {
      const top = (this.mersenne.next() & mask) >>> 0;
      const value = wide ? top * 2 ** 32 + this.mersenne.next() : top;
      if (value <= max) return value;
    }
  }

  private gaussian(): number {
    if (this.nextNormal !== null) {
      const value = this.nextNormal;
      this.nextNormal = null;
      return value;
    }
    for (;;) {
      const x1 = 2 * doubleOf27And26(this.mersenne) - 1;
      const x2 = 2 * doubleOf27And26(this.mersenne) - 1;
      const r2 = x1 * x1 + x2 * x2;
      if (r2 >= 1 || r2 === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(r2)) / r2);
      this.nextNormal = scale * x1;
      return scale * x2;
    }
  }
}

/** Sums from the left, divided by the whole. */
function cumulativeOf(p: readonly number[]): number[] {
  let sum = 0;
  const sums = p.map((probability) => {
    sum += probability;
    return sum;
  });
  return sums.map((partial) => partial / sum);
}

/** np.searchsorted(sorted, value, side="right"): how many are not above the value. */
function searchSorted(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < sorted[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

function checkProbabilities(p: readonly number[], n: number): void {
  if (p.length !== n) throw new RangeError("'a' and 'p' must have same size");
  if (p.some(Number.isNaN)) throw new RangeError("probabilities contain NaN");
  if (p.some((probability) => probability < 0)) throw new RangeError("probabilities are not non-negative");
  const sum = p.reduce((a, b) => a + b, 0);
  if (!(Math.abs(sum - 1) <= Math.sqrt(Number.EPSILON)))
    throw new RangeError("probabilities do not sum to 1");
}

function checkedInteger(n: number): number {
  if (!Number.isSafeInteger(n)) throw new TypeError(`${n} cannot be interpreted as an integer`);
  return n;
}

function checkedCount(n: number): number {
  if (checkedInteger(n) < 0) throw new RangeError("negative dimensions are not allowed");
  return n;
}

function repeat<T>(times: number, draw: (i: number) => T): T[] {
  return Array.from({ length: checkedCount(times) }, (_, i) => draw(i));
}
