// torch.multinomial's two algorithms (aten/src/ATen/native/Distributions.cpp, MultinomialKernel.cpp).
import { Refusal, type RefusalKind } from "../refusal";

const f = Math.fround;

/** The n largest of weightᵢ/qᵢ with qᵢ ~ Exp(1), one for every category: draws without replacement. */
export function multinomialByRace(
  weights: Float32Array,
  n: number,
  exponential: (n: number) => Float32Array,
): number[] {
  checkDraws(n);
  if (n > weights.length) {
    throw refusal("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
  }
  if (!weights.every((weight) => weight >= 0 && weight < Infinity)) {
    throw refusal("probability tensor contains either `inf`, `nan` or element < 0");
  }
  checkSum(weights.reduce((sum, weight) => f(sum + weight), 0));
  const times = exponential(weights.length);
  const keys = weights.map((weight, i) => weight / times[i]);
  if (n > 1) return [...keys.keys()].sort((a, b) => keys[b] - keys[a]).slice(0, n);
  let best = 0;
  for (let i = 1; i < keys.length; i++) if (keys[i] > keys[best]) best = i;
  return [best];
}

/** Each draw a double looked up in the cumulative sums, which are float32: draws with replacement. */
export function multinomialBySearch(weights: Float32Array, n: number, draw: () => number): number[] {
  checkDraws(n);
  let sum = 0;
  const cumulative = weights.map((weight) => {
    if (!(weight >= 0)) {
      throw refusal("invalid multinomial distribution (encountering probability entry < 0)");
    }
    if (weight === Infinity) {
      throw refusal("invalid multinomial distribution (encountering probability entry = infinity or NaN)");
    }
    sum = f(sum + weight);
    return sum;
  });
  checkSum(sum);
  for (let i = 0; i < cumulative.length; i++) cumulative[i] /= sum;
  cumulative[cumulative.length - 1] = 1;
  return Array.from({ length: n }, () => {
    const u = draw();
    let low = 0;
    let high = cumulative.length;
    while (low < high) {
      const middle = low + ((high - low) >> 1);
      if (cumulative[middle] < u) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

function checkDraws(n: number): void {
  if (!Number.isInteger(n)) throw refusal(`argument 'num_samples' must be int, but got ${n}`, "TypeError");
  if (n <= 0) throw refusal("cannot sample n_sample <= 0 samples");
}

function checkSum(sum: number): void {
  if (!(sum > 0)) throw refusal("invalid multinomial distribution (sum of probabilities <= 0)");
}

const refusal = (words: string, kind?: RefusalKind) => new Refusal("multinomial", words, [], kind);
