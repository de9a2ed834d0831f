import type { Backend } from "../engine/kernels/backend";
import { type Work, work } from "../experiment/run";
import { sampleNames } from "../experiment/sampler";
import type { Trainer } from "../experiment/trainer";
import type { Pace } from "./pace";
import type { Command, Event, RunId, RunStatus, Watch } from "./protocol";
import { Speedometer } from "./speedometer";

/** Longest stretch of work between two looks at the messages, in milliseconds: a pause acts within a frame. */
const SLICE = 8;
const FRAME_INTERVAL = 1000 / 30;
/** After a frame the run goes on for this many times what the frame cost. */
const FRAME_REST = 12;
const SAMPLE_INTERVAL = 2000;
const SAMPLES = 10;

/** What a run needs of the thread around it. Times are in milliseconds. */
export interface Surroundings {
  post(event: Event, transfer?: Transferable[]): void;
  /** Calls back once the messages that wait have been handled, and no sooner than in `delay`. */
  later(callback: () => void, delay: number): void;
  now(): number;
}

/** The characters and the training split's names: what sampling needs of the data. */
export interface Names {
  vocabulary: string[];
  isTrainingName(name: string): boolean;
}

/** A run that plays: trains in slices between messages and reports what the page watches. */
export class LiveRun {
  private status: RunStatus = "paused";
  private units: Iterator<Work, void> | null = null;
  private readonly speed = new Speedometer();
  private nextFrame = 0;
  private nextSample = 0;
  private sliceWaits = false;
  private ended = false;

  /** `fail` is told of any error of a slice; the run does not go on after it. */
  constructor(
    private readonly id: RunId,
    private readonly trainer: Trainer,
    private readonly names: Names,
    private readonly backend: Backend,
    private watch: Watch,
    private readonly pace: Pace,
    private readonly around: Surroundings,
    private readonly fail: (error: unknown) => void,
  ) {}

  play(): void {
    if (this.status === "playing") return;
    this.units ??= work(this.trainer);
    this.speed.reset();
    this.say("playing");
    this.queueSlice(0);
  }

  pause(): void {
    if (this.status === "finished") return;
    this.say("paused");
    this.show();
    this.sample(SAMPLES);
  }

  /** One update, then still. */
  stepOnce(): void {
    this.units ??= work(this.trainer);
    this.say("paused");
    for (let kind = this.doUnit(); kind !== "step" && kind !== null; kind = this.doUnit());
    this.show();
  }

  tune({ kind: _, ...settings }: Extract<Command, { kind: "tune" }>): void {
    this.trainer.settings = { ...this.trainer.settings, ...settings };
    if (this.status === "finished" && this.trainer.step < this.trainer.settings.steps) this.say("paused");
    if (this.status !== "playing") this.show();
  }

  observe(watch: Watch): void {
    this.watch = watch;
    if (this.status !== "playing") this.show();
  }

  /** Posts a frame of the current minibatch. */
  show(): void {
    const start = this.around.now();
    const frame = this.trainer.frame(this.watch);
    if (this.status === "playing") this.speed.mark(start, frame.step);
    const { blocks, reserved } = this.backend.memory();
    const transfer: Transferable[] = [frame.losses.buffer];
    if (frame.saturation) transfer.push(frame.saturation.values.buffer);
    this.around.post(
      {
        kind: "frame",
        run: this.id,
        frame,
        stepsPerSecond: this.speed.stepsPerSecond,
        memory: { tensors: blocks, bytes: reserved },
      },
      transfer,
    );
    this.nextFrame = start + Math.max(FRAME_INTERVAL, (this.around.now() - start) * FRAME_REST);
  }

  /** Posts names that the network invents now. */
  sample(count: number): void {
    const { vocabulary, isTrainingName } = this.names;
    const { contextSize } = this.trainer.config;
    const names = sampleNames(count, contextSize, vocabulary, (context) => this.trainer.logits(context));
    this.around.post({
      kind: "sampled",
      run: this.id,
      step: this.trainer.step,
      names: names.map((text) => ({ text, known: isTrainingName(text) })),
    });
    this.nextSample = this.around.now() + SAMPLE_INTERVAL;
  }

  /** The losses up to the last finite one, without the statistics of a network that has broken down. */
  showLosses(): void {
    this.watch = { statistics: false, saturationLayer: null };
    this.show();
  }

  end(): void {
    this.ended = true;
    this.trainer.dispose();
  }

  private say(status: RunStatus): void {
    this.status = status;
    this.around.post({ kind: "status", run: this.id, status, step: this.trainer.step });
  }

  private queueSlice(delay: number): void {
    if (this.sliceWaits) return;
    this.sliceWaits = true;
    this.around.later(() => {
      this.sliceWaits = false;
      if (this.ended || this.status !== "playing") return;
      try {
        this.slice();
      } catch (error) {
        this.fail(error);
      }
    }, delay);
  }

  private slice(): void {
    let now = this.around.now();
    const end = now + SLICE;
    let stepped = false;
    while (now < end && this.pace.wait(now) === 0) {
      const kind = this.doUnit();
      if (kind === null) return;
      if (kind === "step") {
        stepped = true;
        this.pace.took(now);
      }
      now = this.around.now();
    }
    // A run that is held back has time to show each of its steps.
    const heldBack = stepped && this.pace.wait(now) > FRAME_INTERVAL;
    if (heldBack || now >= this.nextFrame) this.show();
    if (now >= this.nextSample) this.sample(SAMPLES);
    this.queueSlice(this.pace.wait(this.around.now()));
  }

  /** Does the run's next unit of work; null when there was none left, and the run has finished. */
  private doUnit(): Work["kind"] | null {
    const { done, value: unit } = this.units!.next();
    if (done) {
      this.units = null;
      this.say("finished");
      this.show();
      this.sample(SAMPLES);
      return null;
    }
    if (unit.kind === "evaluated") this.around.post({ kind: "evaluated", run: this.id, losses: unit.losses });
    return unit.kind;
  }
}
