/** Steps per second over the last second or so of playing. Times are in milliseconds. */
export class Speedometer {
  private marks: { time: number; step: number }[] = [];

  /** Forgets the past: the run was paused or started anew. */
  reset(): void {
    this.marks = [];
  }

  mark(time: number, step: number): void {
    this.marks.push({ time, step });
    while (this.marks.length > 2 && time - this.marks[1].time > 1000) this.marks.shift();
  }

  get stepsPerSecond(): number {
    const first = this.marks[0];
    const last = this.marks.at(-1);
    if (!first || !last || last.time === first.time) return 0;
    return ((last.step - first.step) * 1000) / (last.time - first.time);
  }
}
