import { doubleOf27And26, Mt19937 } from "./mt19937";

/** Anything whose items can change places: arrays and typed arrays. */
interface Swappable {
  [index: number]: unknown;
  readonly length: number;
}

/** NumPy's legacy generator, `np.random.seed` and what follows it (numpy.random.RandomState). */
export class NumpyRandom {
  private readonly mersenne = new Mt19937();
  private nextNormal: number | null = null;

  /** An integer from 0 to 2³² − 1. */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
      throw new Error("Seed must be between 0 and 2**32 - 1");
    }
    this.mersenne.seed(seed);
  }

  /** np.random.rand(n). */
  rand(n: number): number[] {
    return this.uniform(0, 1, n);
  }

  uniform(low: number, high: number, n: number): number[] {
    return Array.from({ length: n }, () => low + (high - low) * doubleOf27And26(this.mersenne));
  }

  /** np.random.randn(n): the polar method (Marsaglia & Bray 1964), in pairs. */
  randn(n: number): number[] {
    return Array.from({ length: n }, () => this.gaussian());
  }

  normal(mean: number, std: number, n: number): number[] {
    return this.randn(n).map((value) => mean + std * value);
  }

  /** np.random.randint(low, high, n), high not included. */
  randint(low: number, high: number, n: number): number[] {
    if (low >= high) throw new Error("low >= high");
    return Array.from({ length: n }, () => low + this.upTo(high - low - 1));
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

  /** np.random.permutation(n): the integers below n in a random order. */
  permutation(n: number): Int32Array<ArrayBuffer> {
    return this.shuffle(Int32Array.from({ length: n }, (_, i) => i));
  }

  /** np.random.choice(n, k, replace): k indices below n. */
  choice(n: number, k: number, { replace }: { replace: boolean }): number[] {
    if (n <= 0) throw new Error("a must be greater than 0 unless no samples are taken");
    if (replace) return this.randint(0, n, k);
    if (k > n) throw new Error("Cannot take a larger sample than population when 'replace=False'");
    return [...this.permutation(n).subarray(0, k)];
  }

  /** np.random.choice(len(p), k, p=p): k indices with probabilities p. */
  choiceWeighted(p: readonly number[], k: number): number[] {
    if (p.some((probability) => !(probability >= 0))) throw new Error("probabilities are not non-negative");
    let sum = 0;
    const cumulative = p.map((probability) => {
      sum += probability;
      return sum;
    });
    if (Math.abs(sum - 1) > 1e-8) throw new Error("probabilities do not sum to 1");
    return this.rand(k).map((u) => {
      const index = cumulative.findIndex((edge) => u < edge / sum);
      return index === -1 ? p.length - 1 : index;
    });
  }

  /** An integer from 0 to `max`, by masked rejection. */
  private upTo(max: number): number {
    if (max === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(max);
    for (;;) {
      const value = (this.mersenne.next() & mask) >>> 0;
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
