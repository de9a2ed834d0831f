import { type LossBuckets, LossHistory } from "./loss-history";

/** Losses of a run that was taken back: what it knows besides the way to where it stands. */
export interface OtherLosses {
  /** Ahead of where it stands, as they came the first time; null when it stands at its furthest step. */
  ahead: LossBuckets | null;
  /** What lay ahead until a change made it another run's; null without one. */
  left: { from: number; buckets: LossBuckets } | null;
  /** Steps that it took again. */
  retold: { steps: number; partedAt: number | null };
}

/**
 * Every loss that a run has told, and how far along them it stands: 4 bytes a step, so that what it tells again can be
 * compared bit for bit, and the curve up to any step is the one that was drawn there.
 */
export class LossTrack {
  private losses = new Float32Array(1024);
  private first = 0;
  /** Losses known. */
  private length = 0;
  /** Up to where the run stands. */
  private behind = new LossHistory();
  /** All of them, as they were drawn when it stood at its furthest step; made when it first stands before it. */
  private whole: LossBuckets | null = null;
  private left: OtherLosses["left"] = null;
  private retold: OtherLosses["retold"] = { steps: 0, partedAt: null };

  /** The curve up to where the run stands. */
  get buckets(): LossBuckets {
    return this.behind.buckets();
  }

  /** null for a run that has only gone on. */
  others(): OtherLosses | null {
    const { left, retold } = this;
    const ahead = this.bucketsAhead();
    return ahead === null && left === null && retold.steps === 0 ? null : { ahead, left, retold };
  }

  /** The losses of steps firstStep, firstStep + 1, …, of which `step`, where the run stands, is the last or follows it. */
  tell(firstStep: number, told: Float32Array, step: number): void {
    if (this.length === 0) this.first = firstStep;
    for (const [i, loss] of told.entries()) this.take(firstStep + i, loss);
    this.stand(step);
  }

  /** What followed `step` is no longer this run's. */
  branch(step: number): void {
    if (step + 1 < this.next) this.left = { from: step, buckets: this.after(step) };
    this.length = Math.min(this.length, step + 1 - this.first);
    this.retold = { steps: 0, partedAt: null };
    this.whole = null;
    this.stand(step);
  }

  private get next(): number {
    return this.first + this.length;
  }

  private take(step: number, loss: number): void {
    const place = step - this.first;
    if (place < this.length) this.compare(step, loss);
    if (place >= this.losses.length) {
      const longer = new Float32Array(Math.max(2 * this.losses.length, place + 1));
      longer.set(this.losses);
      this.losses = longer;
    }
    // Steps that nobody told, as of a run heard of late.
    this.losses.fill(Number.NaN, this.length, place);
    this.losses[place] = loss;
    if (place < this.length) return;
    this.length = place + 1;
    this.whole = null;
  }

  private compare(step: number, loss: number): void {
    // A step where the run only stood, and stands again, is none that it took.
    if (step < this.behind.nextStep) return;
    this.retold.steps++;
    if (!Object.is(this.losses[step - this.first], loss)) this.retold.partedAt ??= step;
  }

  private stand(step: number): void {
    const end = Math.min(step + 1, this.next);
    if (end < this.behind.nextStep) {
      this.behind = new LossHistory();
      this.retold = { steps: 0, partedAt: null };
    }
    const from = Math.max(this.first, this.behind.nextStep);
    this.behind.append(from, this.losses.subarray(from - this.first, end - this.first));
  }

  private bucketsAhead(): LossBuckets | null {
    const stands = this.behind.nextStep - 1;
    return stands + 1 < this.next ? this.after(stands) : null;
  }

  private after(step: number): LossBuckets {
    if (this.whole === null) {
      const history = new LossHistory();
      history.append(this.first, this.losses.subarray(0, this.length));
      this.whole = history.buckets();
    }
    const { steps, mean, min, max, smoothed } = this.whole;
    const from = steps.findIndex((middle) => middle > step);
    const cut = from < 0 ? steps.length : from;
    return {
      steps: steps.subarray(cut),
      mean: mean.subarray(cut),
      min: min.subarray(cut),
      max: max.subarray(cut),
      smoothed: smoothed.subarray(cut),
    };
  }
}
