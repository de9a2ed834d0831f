import type { Run } from "./run";

/** Loss and minibatch hash of every step that a run has told, from its first one on: eight bytes a step. */
export class StepRecord {
  /** Changes when what was recorded is forgotten for another run's. */
  generation = 0;
  first = 0;
  private length = 0;
  private losses = new Float32Array(1024);
  private minibatches = new Uint32Array(1024);

  /** The step after the last one told. */
  get next(): number {
    return this.first + this.length;
  }

  has(step: number): boolean {
    return step >= this.first && step < this.next;
  }

  loss(step: number): number {
    return this.losses[step - this.first];
  }

  minibatch(step: number): number {
    return this.minibatches[step - this.first];
  }

  /** Mean loss of the last `steps` steps, or of all if there are fewer; NaN of none. */
  meanOfLast(steps: number): number {
    const last = this.losses.subarray(Math.max(0, this.length - steps), this.length);
    return last.reduce((sum, loss) => sum + loss, 0) / last.length;
  }

  /** What steps `from`, … told; those that are known already (a run that went back to a checkpoint) are passed over. */
  append(from: number, losses: Float32Array, minibatches: Uint32Array): void {
    if (losses.length === 0) return;
    if (this.length === 0) this.first = from;
    const known = Math.max(0, this.next - from);
    const added = losses.length - known;
    if (added <= 0) return;
    this.makeRoomFor(this.length + added);
    this.losses.set(losses.subarray(known), this.length);
    this.minibatches.set(minibatches.subarray(known), this.length);
    this.length += added;
  }

  forget(): void {
    this.generation++;
    this.length = 0;
  }

  private makeRoomFor(length: number): void {
    if (length <= this.losses.length) return;
    const room = Math.max(length, 2 * this.losses.length);
    const [losses, minibatches] = [new Float32Array(room), new Uint32Array(room)];
    losses.set(this.losses);
    minibatches.set(this.minibatches);
    [this.losses, this.minibatches] = [losses, minibatches];
  }
}

/** Records a run's steps. To be made with the run: losses that went by are not sent again. */
export function recordSteps({ store, frame }: Run): StepRecord {
  const record = new StepRecord();
  let { run } = store.getState();
  frame.subscribe(() => {
    const current = store.getState().run;
    const { firstLoss, losses, minibatches } = frame.current()!;
    // Another run; until its first loss comes, the one before stays in view.
    if (run !== current && losses.length > 0) {
      run = current;
      record.forget();
    }
    record.append(firstLoss, losses, minibatches);
  });
  return record;
}
