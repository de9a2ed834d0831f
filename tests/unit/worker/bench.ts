import { expect } from "vitest";
import type { Backend, BackendName } from "../../../src/engine/kernels/backend";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { lossesOnly } from "../../../src/experiment/frame";
import type { BackendChoice, Command, Event } from "../../../src/worker/protocol";
import { Session } from "../../../src/worker/session";
import { StandIns } from "./stand-ins";

export const names = Array.from({ length: 60 }, (_, i) => `name${(i * 7919).toString(36)}`).join("\n");
export const small: RunConfig = {
  ...defaultConfig,
  dataset: "file",
  encoding: "plain",
  drawn: 0,
  hiddenSize: 16,
  steps: 50,
  decayStep: 25,
};

/** A session on a thread whose clock the test turns; every look at it takes a moment too. */
export class Bench {
  readonly events: Event[] = [];
  time = 0;
  private waiting: (() => void)[] = [];
  readonly session = new Session(
    {
      post: (event) => this.events.push(event),
      later: (callback) => this.waiting.push(callback),
      now: () => {
        this.time += this.lookAtClock();
        return this.time;
      },
    },
    { loadBackend: (name) => this.loadBackend(name), fetchNames: (file) => this.fetchNames(file) },
  );
  /** Milliseconds: at one look a step, what a step seems to take. */
  lookAtClock = () => 0.5;
  loadBackend: (name: BackendName) => Promise<Backend> = new StandIns([]).load;
  fetchNames: (file: string) => Promise<Uint8Array> = () => Promise.reject(new Error("404 Not Found"));

  send(command: Exclude<Command, { kind: "home" }>): void {
    this.session.obey(command);
  }

  /** Starts a run and waits until it stands at its step 0, or has failed. */
  async start(
    config: Partial<RunConfig> = {},
    run = 1,
    file: string | null = names,
    backend: BackendChoice = "auto",
  ): Promise<void> {
    const watch = { ...lossesOnly, statistics: true, saturationLayer: 0 };
    this.send({ kind: "start", run, config: { ...small, ...config }, file, watch, backend });
    await expect
      .poll(() => this.of("sampled", run).length + this.of("failed", run).length)
      .toBeGreaterThan(0);
  }

  /** Lets the waiting slices run, `elapse` milliseconds each, until `until` holds: if not told, until none waits. */
  async play(elapse: number, until: () => boolean = () => this.waiting.length === 0): Promise<void> {
    await this.rest();
    while (!until()) {
      if (this.waiting.length > 0) this.time += elapse;
      this.waiting.shift()?.();
      await this.rest();
    }
  }

  /** The same until the run has ended, in whatever way. */
  playToTheEnd(elapse: number, run = 1): Promise<void> {
    const hasEnded = () =>
      this.of("failed", run).length > 0 || this.of("status", run).at(-1)?.status === "finished";
    return this.play(elapse, hasEnded);
  }

  /** Until all that was asked of the session is done, but for the slices that wait. */
  rest(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  of<Kind extends Event["kind"]>(kind: Kind, run = 1): Extract<Event, { kind: Kind }>[] {
    return this.events.filter((event) => event.kind === kind && event.run === run) as never;
  }

  last<Kind extends Event["kind"]>(kind: Kind): Extract<Event, { kind: Kind }> {
    return this.of(kind).at(-1)!;
  }
}
