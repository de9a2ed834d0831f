/** Milliseconds of work that the speed is taken over. */
const MEMORY = 2000;

/** Steps a second of a run that is often made to wait: only the time in which it was at work counts. */
export class StepClock {
  private busy = 0;
  private steps = 0;
  private last: { time: number; step: number } | null = null;

  /** The run is at work, and at `step` now. Time since the last mark was work. */
  mark(time: number, step: number): void {
    if (this.last && step >= this.last.step) {
      this.busy += time - this.last.time;
      this.steps += step - this.last.step;
    }
    this.last = { time, step };
    if (this.busy > MEMORY) {
      this.busy /= 2;
      this.steps /= 2;
    }
  }

  /** The run waits, or does something that is no step. */
  rest(): void {
    this.last = null;
  }

  forget(): void {
    this.busy = 0;
    this.steps = 0;
    this.last = null;
  }

  /** 0 as long as it is not known. */
  get stepsPerSecond(): number {
    return this.busy > 0 ? (this.steps * 1000) / this.busy : 0;
  }
}
