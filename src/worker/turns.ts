/** Lets jobs on the engine through one at a time: while one waits for a GPU, no other may touch what it works on. */
export class Turns {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;

  /** Whether another job waits for the one that runs: what can be put off may give way. */
  get areWaitedFor(): boolean {
    return this.waiting > 0;
  }

  /** Runs `job`, which must not reject, when all before it have ended. */
  take(job: () => Promise<void>): Promise<void> {
    this.waiting++;
    this.last = this.last.then(() => {
      this.waiting--;
      return job();
    });
    return this.last;
  }
}
