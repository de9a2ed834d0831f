import type { Checkpoint } from "./checkpoint";
import { learningRateAt, type Schedule } from "./learning-rate";

/** What a timeline may hold. */
export interface TimelineBudget {
  checkpoints: number;
  bytes: number;
}

/** Enough for gaps of a twenty-fifth of the way over 200,000 steps: of the notebook's network, 20 MB. */
const BUDGET: TimelineBudget = { checkpoints: 256, bytes: 64 * 2 ** 20 };
/** Checkpoints are due once every so many hundredths of the steps so far: every step up to the 50th. */
const GAP = 0.04;
/** So near to the start, or to where the run stands, gaps are as good as gaps of nothing. */
const NEAR = 20;

interface Change {
  step: number;
  schedule: Schedule;
}

/**
 * Where a run has been: checkpoints, and the learning rate's schedule as it was changed on the way, so that any step
 * can be come back to and what followed it repeats itself. Bounded: gaps between checkpoints are proportional to how
 * far the run's start is, or the place where it stands, whichever is nearer.
 */
export class Timeline {
  /** The last step that the run has come to. */
  furthest: number;
  /** Ascending. */
  private checkpoints: Checkpoint[] = [];
  /** Ascending; each in force from its step's own update on. The first is the run's own. */
  private changes: Change[];

  /** @param first the step at which the run begins. */
  constructor(
    private readonly first: number,
    schedule: Schedule,
    private readonly budget: TimelineBudget = BUDGET,
  ) {
    this.furthest = first;
    this.changes = [{ step: first, schedule }];
  }

  /** Steps of the checkpoints, ascending. */
  get steps(): number[] {
    return this.checkpoints.map(({ step }) => step);
  }

  get bytes(): number {
    return this.checkpoints.reduce((sum, checkpoint) => sum + bytesOf(checkpoint), 0);
  }

  /** The run has come to `step`. */
  reach(step: number): void {
    this.furthest = Math.max(this.furthest, step);
  }

  /** Whether a run that comes to `step` is to leave a checkpoint there. */
  isDue(step: number): boolean {
    const last = this.checkpoints.at(-1)?.step;
    return last === undefined || step >= last + Math.max(1, Math.floor((last - this.first) * GAP));
  }

  /** Whether steps are still so few that each has its checkpoint. */
  isAtStart(step: number): boolean {
    return step - this.first <= NEAR;
  }

  /** Adds a checkpoint of where the run stands; where there is no room, that goes which is missed least. */
  keep(checkpoint: Checkpoint): void {
    const { step } = checkpoint;
    const place = this.checkpoints.findLastIndex((other) => other.step < step) + 1;
    if (this.checkpoints[place]?.step === step) return;
    this.reach(step);
    this.checkpoints.splice(place, 0, checkpoint);
    const room = Math.floor(this.budget.bytes / bytesOf(checkpoint));
    // The two ends stay, however large the network is.
    const most = Math.max(2, Math.min(this.budget.checkpoints, room));
    while (this.checkpoints.length > most) this.checkpoints.splice(this.leastMissed(step), 1);
  }

  /** The last checkpoint up to `step`. */
  before(step: number): Checkpoint | undefined {
    return this.checkpoints.findLast((checkpoint) => checkpoint.step <= step);
  }

  /** In force at `step`. */
  scheduleAt(step: number): Schedule {
    return (this.changes.findLast((change) => change.step <= step) ?? this.changes[0]).schedule;
  }

  /** The step of the last change: beyond it the schedule stays as it is. */
  get lastChange(): number {
    return this.changes.at(-1)!.step;
  }

  /**
   * From `step` on `schedule` is in force, whatever was changed later the last time. Returns whether it makes what
   * followed `step` another run's: then the timeline ends there.
   */
  change(step: number, schedule: Schedule): boolean {
    const parts = this.partsBy(step, schedule);
    this.changes = [...this.changes.filter((change) => change.step < step), { step, schedule }];
    if (!parts) return false;
    this.checkpoints = this.checkpoints.filter((checkpoint) => checkpoint.step <= step);
    this.furthest = step;
    return true;
  }

  /** Whether an update from `step` up to the furthest step would have had another learning rate. */
  private partsBy(step: number, schedule: Schedule): boolean {
    // Between two of these every rate is constant.
    const turns = [...this.changes, { step, schedule }].flatMap((change) => [
      change.step,
      change.schedule.decayStep,
    ]);
    return [step, ...turns].some(
      (at) =>
        at >= step &&
        at < this.furthest &&
        learningRateAt(at, schedule) !== learningRateAt(at, this.scheduleAt(at)),
    );
  }

  /** Between the ends: the one whose gap would be the smallest beside its distance from the start or from `here`. */
  private leastMissed(here: number): number {
    let least = 1;
    let smallest = Number.POSITIVE_INFINITY;
    for (let i = 1; i < this.checkpoints.length - 1; i++) {
      const { step } = this.checkpoints[i];
      const gap = this.checkpoints[i + 1].step - this.checkpoints[i - 1].step;
      const missed = gap / (NEAR + Math.min(step - this.first, Math.abs(here - step)));
      if (missed < smallest) {
        smallest = missed;
        least = i;
      }
    }
    return least;
  }
}

function bytesOf({ parameters, buffers, minibatch, stream }: Checkpoint): number {
  const arrays = [...parameters, ...buffers, minibatch, stream.words];
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
