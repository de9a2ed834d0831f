import type { Generators } from "./generators";

/** np.random's legacy stream: float64 to an address of the interpreter's memory, or integers as such. */
export function numpyRandom(generators: Generators, buffer: () => ArrayBufferLike) {
  const random = generators.numpy;
  const put = (address: number, numbers: readonly number[]) => {
    new Float64Array(buffer(), address, numbers.length).set(numbers);
    return 0;
  };
  return {
    np_seed: (seed: number) => {
      random.seed(seed);
      return 0;
    },
    np_uniform: (address: number, n: number, low: number, high: number) =>
      put(address, random.uniform(low, high, n)),
    np_randn: (address: number, n: number) => put(address, random.randn(n)),
    np_normal: (address: number, n: number, mean: number, std: number) =>
      put(address, random.normal(mean, std, n)),
    np_randint: (address: number, n: number, low: number, high: number) =>
      put(address, random.randint(low, high, n)),
    np_permutation: (address: number, n: number) => put(address, random.permutation(n)),
    /** `weights`: the address of n probabilities, or 0. */
    np_choice: (address: number, n: number, k: number, replace: boolean, weights: number) => {
      const p = weights === 0 ? undefined : Array.from(new Float64Array(buffer(), weights, n));
      return put(address, random.choice(n, k, p ? { replace, p } : { replace }));
    },
  };
}
