/** Lets steps through at most so many a second, evenly; with no limit, always. Times are in milliseconds. */
export class Pace {
  private perSecond: number | null = null;
  private next = 0;

  limit(stepsPerSecond: number | null): void {
    this.perSecond = stepsPerSecond;
    this.next = 0;
  }

  /** Milliseconds until another step may be taken; 0 when it may now. */
  wait(now: number): number {
    return this.perSecond === null ? 0 : Math.max(0, this.next - now);
  }

  /** A step was taken. Time lost (a slow step, a sleeping tab) is not made up for. */
  took(now: number): void {
    if (this.perSecond !== null) this.next = Math.max(this.next, now - 50) + 1000 / this.perSecond;
  }
}
