const N = 624;
const M = 397;

/** Everything a Mersenne Twister needs to go on from where it stood. */
export interface MersenneState {
  words: Uint32Array;
  position: number;
}

/**
 * The Mersenne Twister of Matsumoto & Nishimura (1998), 32-bit: the stream of words under the generators of PyTorch,
 * NumPy (legacy) and Python.
 */
export class Mt19937 {
  private readonly words = new Uint32Array(N);
  private position = N;

  /** Knuth's initialisation (2002): torch.manual_seed and np.random.seed. Only the low 32 bits of `seed` count. */
  seed(seed: number): this {
    const { words } = this;
    words[0] = seed >>> 0;
    for (let i = 1; i < N; i++) {
      const previous = words[i - 1];
      words[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
    this.position = N;
    return this;
  }

  /** init_by_array: Python's random.seed, with the 32-bit words of the seed, lowest first. */
  seedArray(key: readonly number[]): this {
    const { words } = this.seed(19650218);
    let i = 1;
    let j = 0;
    for (let k = Math.max(N, key.length); k > 0; k--) {
      const previous = words[i - 1];
      words[i] = (words[i] ^ Math.imul(previous ^ (previous >>> 30), 1664525)) + key[j] + j;
      if (++i === N) {
        words[0] = words[N - 1];
        i = 1;
      }
      if (++j === key.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      const previous = words[i - 1];
      words[i] = (words[i] ^ Math.imul(previous ^ (previous >>> 30), 1566083941)) - i;
      if (++i === N) {
        words[0] = words[N - 1];
        i = 1;
      }
    }
    words[0] = 0x80000000;
    this.position = N;
    return this;
  }

  /** The next word, 0 to 2³² − 1. */
  next(): number {
    if (this.position === N) this.twist();
    let y = this.words[this.position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  state(): MersenneState {
    return { words: this.words.slice(), position: this.position };
  }

  restore({ words, position }: MersenneState): void {
    this.words.set(words);
    this.position = position;
  }

  private twist(): void {
    const { words } = this;
    for (let k = 0; k < N - M; k++) words[k] = words[k + M] ^ mixed(words[k], words[k + 1]);
    for (let k = N - M; k < N - 1; k++) words[k] = words[k + M - N] ^ mixed(words[k], words[k + 1]);
    words[N - 1] = words[M - 1] ^ mixed(words[N - 1], words[0]);
    this.position = 0;
  }
}

/** The upper bit of one word and the lower ones of the next, times the twist matrix. */
function mixed(upper: number, lower: number): number {
  const y = (upper & 0x80000000) | (lower & 0x7fffffff);
  return (y >>> 1) ^ (lower & 1 ? 0x9908b0df : 0);
}

/** 53 bits of two words as Python and NumPy take them: 27 of the first, 26 of the second; in [0, 1). */
export function doubleOf27And26(mersenne: Mt19937): number {
  const high = mersenne.next() >>> 5;
  const low = mersenne.next() >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}
