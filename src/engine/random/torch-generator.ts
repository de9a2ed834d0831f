import { Refusal } from "../refusal";
import { type Fill16, fillAvx2, fillDouble, fillScalar } from "./box-muller";
import { fma32, multiplyAdd32 } from "./fma32";
import { type MersenneState, Mt19937 } from "./mt19937";
import { multinomialByRace, multinomialBySearch } from "./multinomial";
import { checkedCount, checkedProbability, checkedRange, checkedSeed } from "./torch-arguments";

/**
 * Which build of PyTorch is followed where they differ in the last bit: `avx2` (x86, the common one) or `default`
 * (no AVX).
 */
export type TorchBuild = "avx2" | "default";

export interface MultinomialOptions {
  replacement: boolean;
  /** How a single draw with replacement is made: a `race` from PyTorch 2.0 on, a `search` up to 1.13. */
  single?: "race" | "search";
}

/** Everything a Generator needs to go on from where it stood. */
export interface GeneratorState extends MersenneState {
  nextNormal: number | null;
}

const f = Math.fround;

/**
 * torch.Generator on the CPU: the same seed gives PyTorch's numbers. Counts are numel, whatever the shape. Arguments
 * that PyTorch refuses are refused in its words.
 */
export class Generator {
  private readonly mersenne = new Mt19937();
  /** The second number of the last Box–Muller pair in double, for the next small draw. */
  private nextNormal: number | null = null;

  constructor(
    seed: number | bigint,
    private readonly build: TorchBuild = "avx2",
  ) {
    this.manualSeed(seed);
  }

  /** torch.Generator.manual_seed: any 64-bit seed, signed or not, of which the low 32 bits count. */
  manualSeed(seed: number | bigint): this {
    this.mersenne.seed(Number(BigInt.asUintN(32, checkedSeed(seed))));
    this.nextNormal = null;
    return this;
  }

  state(): GeneratorState {
    return { ...this.mersenne.state(), nextNormal: this.nextNormal };
  }

  restore(state: GeneratorState): void {
    this.mersenne.restore(state);
    this.nextNormal = state.nextNormal;
  }

  /** torch.rand: float32 in [0, 1), 24 bits of one word each. */
  rand(n: number): Float32Array<ArrayBuffer> {
    return float32(n, () => this.float());
  }

  /** torch.rand(dtype=torch.float64): 53 bits of two words each. */
  rand64(n: number): Float64Array<ArrayBuffer> {
    return float64(n, () => this.double());
  }

  /** Tensor.uniform_(low, high), float32. */
  uniform(n: number, low: number, high: number): Float32Array<ArrayBuffer> {
    if (!(low <= high)) {
      throw new Refusal(
        "uniform_",
        `uniform_ expects to return a [from, to) range, but found from=${low} > to=${high}`,
      );
    }
    const from = f(low);
    const width = f(f(high) - from);
    const madd = this.build === "avx2" ? fma32 : multiplyAdd32;
    return float32(n, () => madd(this.float(), width, from));
  }

  /** torch.randn, float32. */
  randn(n: number): Float32Array<ArrayBuffer> {
    return this.normal(n, 0, 1);
  }

  /** Tensor.normal_(mean, std), float32. Fewer than 16 numbers are drawn one by one in double, more by sixteens. */
  normal(n: number, mean: number, std: number): Float32Array<ArrayBuffer> {
    if (!(std >= 0)) throw new Refusal("normal_", `normal expects std >= 0.0, but found std ${std}`);
    if (n < 16) return float32(n, () => this.gaussian() * std + mean);
    const values = this.rand(n);
    const fill: Fill16 = this.build === "avx2" ? fillAvx2 : fillScalar;
    for (let i = 0; i + 16 <= n; i += 16) fill(values, i, f(mean), f(std));
    if (n % 16) {
      // The last sixteen are drawn anew, over some that were made already.
      values.set(this.rand(16), n - 16);
      fill(values, n - 16, f(mean), f(std));
    }
    return values;
  }

  /** torch.randn(dtype=torch.float64). */
  randn64(n: number): Float64Array<ArrayBuffer> {
    if (n < 16) return float64(n, () => this.gaussian());
    const values = this.rand64(n);
    for (let i = 0; i + 16 <= n; i += 16) fillDouble(values, i);
    if (n % 16) {
      values.set(this.rand64(16), n - 16);
      fillDouble(values, n - 16);
    }
    return values;
  }

  /** torch.randint(low, high, (n,)): from 2³² values on a draw takes two words. */
  randint(low: number, high: number, n: number): number[] {
    const range = checkedRange(low, high);
    const draw =
      range < 2 ** 32 ? () => this.mersenne.next() % range : () => Number(this.random64() % BigInt(range));
    return Array.from({ length: checkedCount(n) }, () => low + draw());
  }

  /** torch.randint(low, high, out.shape) into `out`, allocating nothing: a minibatch's indices. high − low < 2³². */
  randintInto(out: Int32Array, low: number, high: number): void {
    const range = checkedRange(low, high);
    if (low < -(2 ** 31)) throw new Refusal("random_", "from is out of bounds for int");
    if (high > 2 ** 31) throw new Refusal("random_", "to - 1 is out of bounds for int");
    for (let i = 0; i < out.length; i++) out[i] = (this.mersenne.next() % range) + low;
  }

  /** torch.randperm. */
  randperm(n: number): Int32Array<ArrayBuffer> {
    const order = Int32Array.from({ length: checkedCount(n) }, (_, i) => i);
    for (let i = 0; i < n - 1; i++) {
      const j = i + (this.mersenne.next() % (n - i));
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }

  /** Tensor.exponential_(rate), float32; one double each. Builds with MKL from 2.0 to 2.6 draw otherwise. */
  exponential(n: number, rate = 1): Float32Array<ArrayBuffer> {
    if (!(rate >= 0))
      throw new Refusal("exponential_", `exponential_ expects lambda >= 0.0, but found lambda=${rate}`);
    return float32(n, () => (-1 / rate) * Math.log1p(-this.double()));
  }

  /** Tensor.bernoulli_(p): 1 with probability p; one double each. */
  bernoulli(n: number, p: number): Uint8Array<ArrayBuffer> {
    checkedProbability(p);
    return Uint8Array.from({ length: checkedCount(n) }, () => (this.double() < p ? 1 : 0));
  }

  /** torch.bernoulli(probabilities): one float32 each. */
  bernoulliEach(probabilities: Float32Array): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(probabilities, (p) => (this.float() < checkedProbability(p) ? 1 : 0));
  }

  /** torch.multinomial of one distribution: indices drawn with the probabilities weights / Σ weights. */
  multinomial(
    weights: Float32Array,
    n: number,
    { replacement, single = "race" }: MultinomialOptions,
  ): number[] {
    if (replacement && !(n === 1 && single === "race")) {
      return multinomialBySearch(weights, n, () => this.double());
    }
    return multinomialByRace(weights, n, (count) => this.exponential(count));
  }

  /** The order of one epoch of DataLoader(shuffle=True) that draws from this generator. */
  dataLoaderOrder(n: number): Int32Array<ArrayBuffer> {
    this.random63(); // the iterator's base seed
    return new Generator(this.random63(), this.build).randperm(n);
  }

  private float(): number {
    return (this.mersenne.next() & 0xffffff) / 0x1000000;
  }

  private double(): number {
    const high = this.mersenne.next() & 0x1fffff;
    return (high * 2 ** 32 + this.mersenne.next()) / 2 ** 53;
  }

  private random64(): bigint {
    const high = BigInt(this.mersenne.next());
    return (high << 32n) | BigInt(this.mersenne.next());
  }

  private random63(): bigint {
    return BigInt.asUintN(63, this.random64());
  }

  /** One number of N(0, 1) in double; they come in pairs. */
  private gaussian(): number {
    if (this.nextNormal !== null) {
      const value = this.nextNormal;
      this.nextNormal = null;
      return value;
    }
    const u1 = this.double();
    const u2 = this.double();
    const r = Math.sqrt(-2 * Math.log1p(-u2));
    const theta = 2 * Math.PI * u1;
    this.nextNormal = r * Math.sin(theta);
    return r * Math.cos(theta);
  }
}

function float32(n: number, draw: () => number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(checkedCount(n));
  for (let i = 0; i < n; i++) values[i] = draw();
  return values;
}

function float64(n: number, draw: () => number): Float64Array<ArrayBuffer> {
  const values = new Float64Array(checkedCount(n));
  for (let i = 0; i < n; i++) values[i] = draw();
  return values;
}
