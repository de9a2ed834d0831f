import { expect, test } from "vitest";
import { Mt19937 } from "../../../../src/engine/random/mt19937";

const take = (mersenne: Mt19937, n: number) => Array.from({ length: n }, () => mersenne.next());

test("from seed 5489 the first and the 10,000th word are those the C++ standard demands of mt19937", () => {
  const words = take(new Mt19937().seed(5489), 10_000);
  expect([words[0], words[9_999]]).toEqual([3499211612, 4123659995]);
});

test("from the authors' key the words begin as in their mt19937ar.out", () => {
  const mersenne = new Mt19937().seedArray([0x123, 0x234, 0x345, 0x456]);
  expect(take(mersenne, 5)).toEqual([1067595299, 955945823, 477289528, 4107218783, 4228976476]);
});

test("a saved state goes on where it stood and is not touched by what is drawn meanwhile", () => {
  const mersenne = new Mt19937().seed(42);
  take(mersenne, 600);
  const state = mersenne.state();
  const words = take(mersenne, 100); // across a twist
  const other = new Mt19937();
  other.restore(state);
  expect(take(other, 100)).toEqual(words);
});
