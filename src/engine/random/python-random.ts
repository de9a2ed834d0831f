import { doubleOf27And26, Mt19937 } from "./mt19937";

/**
 * Python's `random` module after `random.seed(int)` (CPython 3.11, Lib/random.py and _randommodule.c). Arguments that
 * Python refuses are refused in its words.
 */
export class PythonRandom {
  private readonly mersenne = new Mt19937();
  /** The second number of the last pair, for the next draw. */
  private nextNormal: number | null = null;

  constructor(seed: number | bigint) {
    this.seed(seed);
  }

  /** random.seed: any integer; its sign does not matter. */
  seed(seed: number | bigint): this {
    let rest = BigInt(seed);
    if (rest < 0n) rest = -rest;
    const key: number[] = [];
    do {
      key.push(Number(rest & 0xffffffffn));
      rest >>= 32n;
    } while (rest > 0n);
    this.mersenne.seedArray(key);
    this.nextNormal = null;
    return this;
  }

  /** In [0, 1). */
  random(): number {
    return doubleOf27And26(this.mersenne);
  }

  uniform(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  /** An integer from low to high, both included. */
  randint(low: number, high: number): number {
    return this.randrange(low, high + 1);
  }

  /** An integer from 0 to stop − 1, or from start to stop − 1. */
  randrange(stop: number): number;
  randrange(start: number, stop: number): number;
  randrange(first: number, second?: number): number {
    const [start, stop] = second === undefined ? [0, first] : [first, second];
    const width = checkedInteger(stop) - checkedInteger(start);
    if (width > 0) return start + this.below(width);
    const range = second === undefined ? "" : ` (${start}, ${stop}, ${width})`;
    throw new RangeError(`empty range for randrange()${range}`);
  }

  choice<T>(items: ArrayLike<T>): T {
    if (items.length === 0) throw new RangeError("Cannot choose from an empty sequence");
    return items[this.below(items.length)];
  }

  /** In place. */
  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j], items[i]];
    }
    return items;
  }

  /** k different items in random order: from a shrinking pool, or, when that would be large, by remembering. */
  sample<T>(items: ArrayLike<T>, k: number): T[] {
    const n = items.length;
    if (!(checkedInteger(k) >= 0 && k <= n)) {
      throw new RangeError("Sample larger than population or is negative");
    }
    let smallPool = 21;
    if (k > 5) smallPool += 4 ** Math.ceil(Math.log(k * 3) / Math.log(4));
    if (n <= smallPool) {
      const pool = Array.from(items);
      return Array.from({ length: k }, (_, i) => {
        const j = this.below(n - i);
        const item = pool[j];
        pool[j] = pool[n - i - 1];
        return item;
      });
    }
    const taken = new Set<number>();
    return Array.from({ length: k }, () => {
      let j = this.below(n);
      while (taken.has(j)) j = this.below(n);
      taken.add(j);
      return items[j];
    });
  }

  /** k items with replacement, with the given weights or evenly. */
  choices<T>(items: ArrayLike<T>, k: number, weights?: readonly number[]): T[] {
    const n = items.length;
    checkedInteger(k);
    if (!weights) {
      if (n === 0 && k > 0) throw new RangeError("list index out of range");
      return Array.from({ length: k }, () => items[Math.floor(this.random() * n)]);
    }
    if (weights.length !== n) throw new RangeError("The number of weights does not match the population");
    let total = 0;
    const cumulative = weights.map((weight) => {
      total += weight;
      return total;
    });
    if (total <= 0) throw new RangeError("Total of weights must be greater than zero");
    if (!Number.isFinite(total)) throw new RangeError("Total of weights must be finite");
    return Array.from({ length: k }, () => {
      const u = this.random() * total;
      return items[cumulative.findIndex((edge, i) => u < edge || i === n - 1)];
    });
  }

  gauss(mean: number, std: number): number {
    const kept = this.nextNormal;
    this.nextNormal = null;
    if (kept !== null) return mean + kept * std;
    const theta = this.random() * 2 * Math.PI;
    const r = Math.sqrt(-2 * Math.log(1 - this.random()));
    this.nextNormal = Math.sin(theta) * r;
    return mean + Math.cos(theta) * r * std;
  }

  /** An integer below n ≤ 2⁵³: as many bits as n has, drawn until they are below it. */
  private below(n: number): number {
    for (;;) {
      const value =
        n < 2 ** 32 ? this.topBits(n) : this.mersenne.next() + this.topBits(n / 2 ** 32) * 2 ** 32;
      if (value < n) return value;
    }
  }

  /** The top bits of one word, as many as ⌊n⌋ < 2³² has. */
  private topBits(n: number): number {
    return this.mersenne.next() >>> Math.clz32(n);
  }
}

function checkedInteger(n: number): number {
  if (!Number.isSafeInteger(n)) throw new TypeError(`${n} cannot be interpreted as an integer`);
  return n;
}
