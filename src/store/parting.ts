import type { StepRecord } from "./step-record";

/** How two runs' steps compare, as far as both have told them. Steps are null as long as there is none such. */
export interface Parted {
  /** Steps that both have told. */
  compared: number;
  /** The first of them. */
  from: number;
  /** The first step whose losses differ in any bit. */
  losses: number | null;
  /** The first step whose losses differ by more than a hundredth of the first run's. */
  visibly: number | null;
  /** The first step up to which they have not seen the same minibatches. */
  minibatches: number | null;
}

const visible = 0.01;

/** Follows two runs, step by step, and remembers where they part: each look costs the steps that have come since. */
export class Parting {
  private next = 0;
  private generations = "";
  private parted: Parted = nothing(0);

  constructor(
    private readonly one: StepRecord,
    private readonly other: StepRecord,
  ) {}

  look(): Parted {
    const { one, other } = this;
    const generations = `${one.generation} ${other.generation}`;
    const from = Math.max(one.first, other.first);
    if (generations !== this.generations || from !== this.parted.from) {
      this.generations = generations;
      this.next = from;
      this.parted = nothing(from);
    }
    const end = Math.min(one.next, other.next);
    const { parted } = this;
    for (; this.next < end; this.next++) {
      const step = this.next;
      const [a, b] = [one.loss(step), other.loss(step)];
      if (a !== b) parted.losses ??= step;
      if (Math.abs(b - a) > visible * Math.abs(a)) parted.visibly ??= step;
      if (one.minibatch(step) !== other.minibatch(step)) parted.minibatches ??= step;
    }
    parted.compared = Math.max(0, this.next - from);
    return parted;
  }
}

function nothing(from: number): Parted {
  return { compared: 0, from, losses: null, visibly: null, minibatches: null };
}
