/** Where a Pacer's time comes from. Milliseconds. */
export interface Clock {
  now(): number;
  /** Returns the function that cancels the call. */
  after(milliseconds: number, call: () => void): () => void;
  /** Never calls while the page is hidden, as requestAnimationFrame. */
  nextFrame(call: () => void): () => void;
}

const browserClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
  nextFrame(call) {
    const frame = requestAnimationFrame(call);
    return () => cancelAnimationFrame(frame);
  },
};

/**
 * Everything on the page draws on one beat, fifteen a second, however often each does: where there is no GPU, a
 * screen composed anew costs as much as what changed in it.
 */
const BEAT = 1000 / 15;
/** A draw comes up to a frame after its beat. */
const FRAME = 20;

/** Turns any number of requests into at most `perSecond` draws a second, none while hidden, the last never lost. */
export class Pacer {
  private readonly interval: number;
  private wanted = false;
  private visible = true;
  private lastDraw = Number.NEGATIVE_INFINITY;
  private cancel: (() => void) | null = null;

  constructor(
    private readonly draw: () => void,
    perSecond: number,
    private readonly clock: Clock = browserClock,
  ) {
    this.interval = Math.max(1, Math.round(1000 / perSecond / BEAT)) * BEAT;
  }

  request(): void {
    this.wanted = true;
    this.schedule();
  }

  show(visible: boolean): void {
    this.visible = visible;
    this.schedule();
  }

  stop(): void {
    this.cancel?.();
    this.wanted = false;
  }

  private schedule(): void {
    if (!this.wanted || !this.visible || this.cancel) return;
    const now = this.clock.now();
    if (now - this.lastDraw >= 2 * this.interval) {
      this.awaitFrame(); // after a rest, at once
      return;
    }
    const due = Math.max(now, this.lastDraw + this.interval - FRAME);
    const beat = Math.ceil(due / BEAT) * BEAT;
    // Waiting on a timer rather than on frames leaves the browser free to compose nothing in between.
    this.cancel = this.clock.after(beat - now, () => this.awaitFrame());
  }

  private awaitFrame(): void {
    this.cancel = this.clock.nextFrame(() => {
      this.cancel = null;
      if (!this.visible) return;
      this.wanted = false;
      this.lastDraw = this.clock.now();
      this.draw();
    });
  }
}
