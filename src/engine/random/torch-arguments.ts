import { Refusal } from "../refusal";

// What PyTorch refuses, in the words of its messages.

/** A number of elements. */
export function checkedCount(n: number): number {
  if (!Number.isInteger(n)) {
    throw new Refusal("empty", `argument 'size' must be tuple of ints, but got ${n}`, [], "TypeError");
  }
  if (n < 0) throw new Refusal("empty", `Trying to create tensor with negative dimension ${n}: [${n}]`);
  return n;
}

/** How many integers [low, high) holds. */
export function checkedRange(low: number, high: number): number {
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high)) {
    const words = `arguments 'low' and 'high' must be int, but got low=${low}, high=${high}`;
    throw new Refusal("randint", words, [], "TypeError");
  }
  if (low >= high) {
    const words = `random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`;
    throw new Refusal("randint", words);
  }
  return high - low;
}

export function checkedProbability(p: number): number {
  if (!(p >= 0 && p <= 1)) {
    throw new Refusal("bernoulli_", `bernoulli_ expects p to be in [0, 1], but got p=${p}`);
  }
  return p;
}

/** A seed of 64 bits, signed or unsigned. */
export function checkedSeed(seed: number | bigint): bigint {
  if (typeof seed === "number" && !Number.isInteger(seed)) {
    throw new Refusal("manual_seed", `manual_seed expected a long, but got ${seed}`, [], "TypeError");
  }
  const integer = BigInt(seed);
  if (integer < -(2n ** 63n) || integer >= 2n ** 64n) {
    throw new Refusal("manual_seed", "Overflow when unpacking long");
  }
  return integer;
}
