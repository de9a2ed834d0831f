// torch.multinomial's two algorithms (aten/src/ATen/native/Distributions.cpp, MultinomialKernel.cpp).
const f = Math.fround;

/** The n largest of weightᵢ/qᵢ with qᵢ ~ Exp(1), one for every category: draws without replacement. */
export function multinomialByRace(
  weights: Float32Array,
  n: number,
  exponential: (n: number) => Float32Array,
): number[] {
  check(weights);
  if (n > weights.length) {
    throw new Error("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
  }
  const times = exponential(weights.length);
  const keys = weights.map((weight, i) => weight / times[i]!);
  if (n > 1) return [...keys.keys()].sort((a, b) => keys[b]! - keys[a]!).slice(0, n);
  let best = 0;
  for (let i = 1; i < keys.length; i++) if (keys[i]! > keys[best]!) best = i;
  return [best];
}

/** Each draw a double looked up in the cumulative sums, which are float32: draws with replacement. */
export function multinomialBySearch(weights: Float32Array, n: number, draw: () => number): number[] {
  const sum = check(weights);
  let total = 0;
  const cumulative = weights.map((weight) => {
    total = f(total + weight);
    return total;
  });
  for (let i = 0; i < cumulative.length; i++) cumulative[i]! /= sum;
  cumulative[cumulative.length - 1] = 1;
  return Array.from({ length: n }, () => {
    const u = draw();
    let low = 0;
    let high = cumulative.length;
    while (low < high) {
      const middle = low + ((high - low) >> 1);
      if (cumulative[middle]! < u) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/** The sum of the weights, in float32 from left to right. Throws as PyTorch does. */
function check(weights: Float32Array): number {
  let sum = 0;
  for (const weight of weights) {
    if (!(weight >= 0 && weight < Infinity)) {
      throw new Error("probability tensor contains either `inf`, `nan` or element < 0");
    }
    sum = f(sum + weight);
  }
  if (!(sum > 0)) throw new Error("invalid multinomial distribution (sum of probabilities <= 0)");
  return sum;
}
