import { doubleOf27And26, Mt19937 } from "./mt19937";

/** Python's `random` module after `random.seed(int)` (CPython 3.11, Lib/random.py and _randommodule.c). */
export class PythonRandom {
  private readonly mersenne = new Mt19937();
  private nextNormal: number | null = null;

  /** Any integer; its sign does not matter. */
  constructor(seed: number | bigint) {
    let rest = BigInt(seed);
    if (rest < 0n) rest = -rest;
    const key: number[] = [];
    do {
      key.push(Number(rest & 0xffffffffn));
      rest >>= 32n;
    } while (rest > 0n);
    this.mersenne.seedArray(key);
  }

  random(): number {
    return doubleOf27And26(this.mersenne);
  }

  uniform(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  /** An integer from low to high, both included. */
  randint(low: number, high: number): number {
    if (high < low) throw new Error(`empty range for randrange() (${low}, ${high + 1}, ${high + 1 - low})`);
    return low + this.below(high - low + 1);
  }

  /** An integer from 0 to n − 1. */
  randrange(n: number): number {
    if (n <= 0) throw new Error("empty range for randrange()");
    return this.below(n);
  }

  choice<T>(items: ArrayLike<T>): T {
    if (items.length === 0) throw new Error("Cannot choose from an empty sequence");
    return items[this.below(items.length)]!;
  }

  /** In place. */
  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j]!, items[i]!];
    }
    return items;
  }

  /** k different items in random order: from a shrinking pool, or, when that would be large, by remembering. */
  sample<T>(items: ArrayLike<T>, k: number): T[] {
    const n = items.length;
    if (k < 0 || k > n) throw new Error("Sample larger than population or is negative");
    let smallPool = 21;
    if (k > 5) smallPool += 4 ** Math.ceil(Math.log(k * 3) / Math.log(4));
    if (n <= smallPool) {
      const pool = Array.from(items);
      return Array.from({ length: k }, (_, i) => {
        const j = this.below(n - i);
        const item = pool[j]!;
        pool[j] = pool[n - i - 1]!;
        return item;
      });
    }
    const taken = new Set<number>();
    return Array.from({ length: k }, () => {
      let j = this.below(n);
      while (taken.has(j)) j = this.below(n);
      taken.add(j);
      return items[j]!;
    });
  }

  /** k items with replacement, with the given weights or evenly. */
  choices<T>(items: ArrayLike<T>, k: number, weights?: readonly number[]): T[] {
    if (!weights) return Array.from({ length: k }, () => items[Math.floor(this.random() * items.length)]!);
    let total = 0;
    const cumulative = weights.map((weight) => {
      total += weight;
      return total;
    });
    return Array.from({ length: k }, () => {
      const u = this.random() * total;
      const index = cumulative.findIndex((edge, i) => u < edge || i === cumulative.length - 1);
      return items[index]!;
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

  /** An integer below n < 2³¹: as many top bits of a word as n has, until they are below it. */
  private below(n: number): number {
    const bits = 32 - Math.clz32(n);
    for (;;) {
      const value = this.mersenne.next() >>> (32 - bits);
      if (value < n) return value;
    }
  }
}
