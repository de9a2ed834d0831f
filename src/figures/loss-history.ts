/** A run's minibatch losses, reduced to what a figure can show. One entry a bucket, in order of steps. */
export interface LossBuckets {
  /** The middle step of each bucket. */
  steps: Float64Array;
  mean: Float64Array;
  min: Float32Array;
  max: Float32Array;
  /** Mean over a window of `smoothingWindow` of the steps so far, centred where there is room on both sides. */
  smoothed: Float64Array;
}

/** Share of the steps so far that one point of the smoothed line averages. */
const smoothingWindow = 0.04;

/**
 * Collects the loss of every step of a run in bounded memory. Buckets of equal width hold sum, minimum and maximum;
 * when they run out, neighbours merge and the width doubles, so appending n losses costs O(n) amortised, and a
 * run of any length has between capacity/2 and capacity buckets.
 */
export class LossHistory {
  private readonly sums: Float64Array;
  private readonly counts: Uint32Array;
  private readonly minima: Float32Array;
  private readonly maxima: Float32Array;
  private stepsPerBucket = 1;
  private firstStep = 0;
  /** The step after the last one appended. */
  nextStep = 0;
  private drawn: LossBuckets | null = null;

  /** @param capacity even number of buckets; 512 leave two pixels each in a wide figure. */
  constructor(private readonly capacity = 512) {
    this.sums = new Float64Array(capacity);
    this.counts = new Uint32Array(capacity);
    this.minima = new Float32Array(capacity).fill(Number.POSITIVE_INFINITY);
    this.maxima = new Float32Array(capacity).fill(Number.NEGATIVE_INFINITY);
  }

  /** Steps from the first one appended to the last. */
  get length(): number {
    return this.nextStep - this.firstStep;
  }

  /** The losses of steps firstStep, firstStep + 1, … @throws RangeError for steps that went before. */
  append(firstStep: number, losses: Float32Array): void {
    if (losses.length === 0) return;
    this.drawn = null;
    if (this.length === 0) {
      this.firstStep = firstStep;
      this.nextStep = firstStep;
    }
    if (firstStep < this.nextStep) {
      throw new RangeError(
        `losses from step ${firstStep} on, but steps up to ${this.nextStep - 1} are already here`,
      );
    }
    this.nextStep = firstStep + losses.length;
    while (this.length > this.capacity * this.stepsPerBucket) this.mergePairs();
    let offset = firstStep - this.firstStep;
    for (const loss of losses) {
      const bucket = Math.floor(offset++ / this.stepsPerBucket);
      this.sums[bucket] += loss;
      this.counts[bucket] += 1;
      if (loss < this.minima[bucket]) this.minima[bucket] = loss;
      if (loss > this.maxima[bucket]) this.maxima[bucket] = loss;
    }
  }

  /** A copy of everything, for drawing: O(capacity) once after each append. */
  buckets(): LossBuckets {
    this.drawn ??= this.collect();
    return this.drawn;
  }

  private collect(): LossBuckets {
    const filled: number[] = [];
    const last = Math.ceil(this.length / this.stepsPerBucket);
    for (let bucket = 0; bucket < last; bucket++) if (this.counts[bucket] > 0) filled.push(bucket);
    return {
      steps: Float64Array.from(filled, (bucket) => this.middleStep(bucket)),
      mean: Float64Array.from(filled, (bucket) => this.sums[bucket] / this.counts[bucket]),
      min: Float32Array.from(filled, (bucket) => this.minima[bucket]),
      max: Float32Array.from(filled, (bucket) => this.maxima[bucket]),
      smoothed: this.smooth(filled),
    };
  }

  private middleStep(bucket: number): number {
    const start = this.firstStep + bucket * this.stepsPerBucket;
    const end = Math.min(start + this.stepsPerBucket, this.nextStep);
    return (start + end - 1) / 2;
  }

  private smooth(filled: number[]): Float64Array {
    const halfWidth = Math.round((filled.length * smoothingWindow) / 2);
    const sums = new Float64Array(filled.length + 1);
    const counts = new Float64Array(filled.length + 1);
    filled.forEach((bucket, i) => {
      sums[i + 1] = sums[i] + this.sums[bucket];
      counts[i + 1] = counts[i] + this.counts[bucket];
    });
    return Float64Array.from(filled, (_, i) => {
      // The window shrinks towards the first step: the hockey stick's tip is the lesson, not noise to be averaged away.
      const from = i - Math.min(halfWidth, i);
      const to = Math.min(i + Math.min(halfWidth, i), filled.length - 1);
      return (sums[to + 1] - sums[from]) / (counts[to + 1] - counts[from]);
    });
  }

  private mergePairs(): void {
    const half = this.capacity / 2;
    for (let bucket = 0; bucket < half; bucket++) {
      const left = 2 * bucket;
      const right = left + 1;
      this.sums[bucket] = this.sums[left] + this.sums[right];
      this.counts[bucket] = this.counts[left] + this.counts[right];
      this.minima[bucket] = Math.min(this.minima[left], this.minima[right]);
      this.maxima[bucket] = Math.max(this.maxima[left], this.maxima[right]);
    }
    this.sums.fill(0, half);
    this.counts.fill(0, half);
    this.minima.fill(Number.POSITIVE_INFINITY, half);
    this.maxima.fill(Number.NEGATIVE_INFINITY, half);
    this.stepsPerBucket *= 2;
  }
}
