import { type Backend, isWasm } from "../engine/kernels/backend";
import type { Checkpoint } from "../experiment/checkpoint";
import { type Frame, lossesOnly } from "../experiment/frame";
import { type Work, work } from "../experiment/run";
import { sampleNames } from "../experiment/sampler";
import type { Trainer } from "../experiment/trainer";
import { writeWeights } from "../experiment/weights/write-weights";
import type { Pace } from "./pace";
import type { Command, Event, RunId, RunStatus, Watch } from "./protocol";
import { Speedometer } from "./speedometer";
import type { Turns } from "./turns";

/** Longest stretch of work between two looks at the messages, in milliseconds: a pause acts within a frame. */
const SLICE = 8;
const FRAME_INTERVAL = 1000 / 30;
const SAMPLE_INTERVAL = 2000;
const CHECKPOINT_INTERVAL = 2000;
/** After a frame, a sample or a checkpoint the run goes on for at least this many times what that cost. */
const REST = 12;
const SAMPLES = 10;

/** What a run needs of the thread around it. Times are in milliseconds. */
export interface Surroundings {
  post(event: Event, transfer?: Transferable[]): void;
  /** Calls back once the messages that wait have been handled, and no sooner than in `delay`. */
  later(callback: () => void, delay: number): void;
  now(): number;
}

/** Where a run computes. */
export interface Place {
  trainer: Trainer;
  backend: Backend;
}

/** What a run asks of the session that holds it. */
export interface Host {
  /** Another place for the run, from the checkpoint on, or from its step 0. The one before has been given up. */
  place(timeAll: boolean, checkpoint: Checkpoint | undefined): Promise<Place>;
  /** A job threw: the run does nothing more before it is ended or recovered. */
  failed(error: unknown, backend: Backend): Promise<void>;
}

/** The characters and the training split's names: what sampling needs of the data. */
export interface Names {
  vocabulary: string[];
  trainingNames: ReadonlySet<string>;
}

/** The reader asked for something else. */
class Interrupted extends Error {}

/**
 * A run that plays: trains in slices between messages and reports what the page watches. What touches the trainer
 * takes turns, since a GPU is waited for; what the page says is heard at once.
 */
export class LiveRun {
  private status: RunStatus = "paused";
  /** The step at which a playing run pauses by itself. */
  private until = Number.POSITIVE_INFINITY;
  private units: Iterator<Work, void> | null = null;
  private readonly speed = new Speedometer();
  /** Where the run goes on from if its backend is lost; without one, from step 0. */
  private saved: Checkpoint | undefined;
  private nextFrame = 0;
  private nextSample = 0;
  private nextCheckpoint = 0;
  private sliceWaits = false;
  private ended = false;

  constructor(
    private readonly id: RunId,
    private at: Place,
    private readonly names: Names,
    private watch: Watch,
    private readonly pace: Pace,
    private readonly turns: Turns,
    private readonly around: Surroundings,
    private readonly host: Host,
  ) {}

  /** Goes on up to the step `until`, or to the run's last. */
  play(until: number | null): void {
    this.until = until ?? Number.POSITIVE_INFINITY;
    if (this.status === "playing") return;
    this.say("playing");
    this.inTurn(async () => this.speed.reset());
    this.queueSlice(0);
  }

  pause(): void {
    if (this.status === "finished") return;
    this.say("paused");
    this.inTurn(async () => {
      await this.show();
      await this.invent(SAMPLES);
    });
  }

  /** One update, without the validation that play stops for; then still. After the last one, what ends the run. */
  stepOnce(): void {
    this.say("paused");
    this.inTurn(async () => {
      const { trainer } = this.at;
      if (trainer.step >= trainer.settings.steps) {
        while (await this.doUnit());
        return;
      }
      this.units = null; // an evaluation that a pause broke off would go on with other parameters
      trainer.advance();
      await this.show();
    });
  }

  tune({ kind: _, ...settings }: Extract<Command, { kind: "tune" }>): void {
    this.inTurn(async () => {
      const { trainer } = this.at;
      trainer.settings = { ...trainer.settings, ...settings };
      if (this.status === "finished" && trainer.step < trainer.settings.steps) this.say("paused");
      await this.save();
      if (this.status !== "playing") await this.show();
    });
  }

  observe(watch: Watch): void {
    this.watch = watch;
    if (this.status !== "playing") this.inTurn(() => this.show());
  }

  /** Posts names that the network invents now. */
  sample(count: number): void {
    this.inTurn(() => this.invent(count));
  }

  /** Posts the weights as they are, with the config as it has been tuned. */
  export(): void {
    this.inTurn(async () => {
      const { trainer } = this.at;
      const { threshold: _, ...tuned } = trainer.settings;
      const weights = await trainer.checkpoint();
      const file = writeWeights({ ...trainer.config, ...tuned }, this.names.vocabulary, weights);
      this.post({ kind: "exported", run: this.id, step: weights.step, file }, [file.buffer]);
    });
  }

  /** Goes on in another place from the step where it stands. */
  move(timeAll: boolean): void {
    this.inTurn(async () => this.goOn(timeAll, await this.at.trainer.checkpoint()));
  }

  /** Goes on in another place from the last checkpoint. */
  recover(): void {
    this.inTurn(() => this.goOn(false, this.saved));
  }

  /** The losses up to the last finite one, without the statistics of a network that has broken down. */
  async tellLosses(): Promise<void> {
    this.watch = lossesOnly;
    await this.show();
  }

  end(): void {
    this.ended = true;
    this.at.trainer.dispose();
  }

  private inTurn(job: () => Promise<void>): void {
    void this.turns.take(async () => {
      if (this.ended) return;
      try {
        await job();
      } catch (error) {
        if (!this.ended) await this.host.failed(error, this.at.backend);
      }
    });
  }

  private post(event: Event, transfer?: Transferable[]): void {
    if (!this.ended) this.around.post(event, transfer);
  }

  private say(status: RunStatus): void {
    this.status = status;
    this.post({ kind: "status", run: this.id, status, step: this.at.trainer.step });
  }

  private async goOn(timeAll: boolean, checkpoint: Checkpoint | undefined): Promise<void> {
    const { settings } = this.at.trainer;
    this.at.trainer.dispose();
    this.units = null;
    const place = await this.host.place(timeAll, checkpoint);
    if (this.ended) return place.trainer.dispose();
    this.at = place;
    this.at.trainer.settings = settings;
    this.saved = checkpoint;
    this.speed.reset();
    await this.show();
    if (this.status === "playing") this.queueSlice(0);
  }

  /** Posts a frame of the current minibatch. */
  private async show(): Promise<void> {
    const { now } = this.around;
    const start = now();
    const frame = await this.at.trainer.frame(this.watch);
    if (this.status === "playing") this.speed.mark(start, frame.step);
    const { blocks, reserved } = this.at.backend.memory();
    this.post(
      {
        kind: "frame",
        run: this.id,
        frame,
        stepsPerSecond: this.speed.stepsPerSecond,
        memory: { tensors: blocks, bytes: reserved },
      },
      buffersOf(frame),
    );
    this.nextFrame = start + Math.max(FRAME_INTERVAL, (now() - start) * REST);
  }

  /** Posts names; what the reader asks for meanwhile goes first, for a GPU answers character by character. */
  private async invent(count: number): Promise<void> {
    const start = this.around.now();
    const { trainer } = this.at;
    const { vocabulary, trainingNames } = this.names;
    const next = async (context: Int32Array) => {
      if (this.turns.areWaitedFor) throw new Interrupted();
      return trainer.logits(context);
    };
    try {
      const names = await sampleNames(count, trainer.config.contextSize, vocabulary, next);
      this.post({
        kind: "sampled",
        run: this.id,
        step: trainer.step,
        names: names.map((text) => ({ text, known: trainingNames.has(text) })),
      });
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      if (this.status !== "playing") this.sample(count);
    }
    const now = this.around.now();
    this.nextSample = now + Math.max(SAMPLE_INTERVAL, (now - start) * REST);
  }

  /** Takes a checkpoint where the backend can be lost. */
  private async save(): Promise<void> {
    if (isWasm(this.at.backend.name)) return;
    const start = this.around.now();
    this.saved = await this.at.trainer.checkpoint();
    const now = this.around.now();
    this.nextCheckpoint = now + Math.max(CHECKPOINT_INTERVAL, (now - start) * REST);
  }

  private queueSlice(delay: number): void {
    if (this.sliceWaits) return;
    this.sliceWaits = true;
    this.around.later(() => {
      this.sliceWaits = false;
      this.inTurn(async () => {
        if (this.status === "playing") await this.slice();
      });
    }, delay);
  }

  private async slice(): Promise<void> {
    const { pace } = this;
    const { now } = this.around;
    const start = now();
    let time = start;
    let stepped = false;
    let evaluated: number | null = null;
    while (time < start + SLICE && this.goesOn() && pace.wait(time) === 0) {
      const unit = await this.doUnit();
      if (unit === null) return;
      evaluated = unit.kind === "piece" ? unit.done : null;
      if (unit.kind === "step") {
        stepped = true;
        pace.took(time);
      }
      time = now();
    }
    await this.at.trainer.settle();
    if (this.status !== "playing") return;
    if (!this.goesOn()) return this.pause();
    // A run that is held back has time to show each of its steps.
    const heldBack = stepped && pace.wait(time) > FRAME_INTERVAL;
    if (heldBack || time >= this.nextFrame) await this.show();
    if (time >= this.nextSample) await this.invent(SAMPLES);
    if (time >= this.nextCheckpoint) await this.save();
    if (evaluated !== null) this.post({ kind: "evaluating", run: this.id, done: evaluated });
    this.queueSlice(pace.wait(now()));
  }

  /** A step that the run is to stop at is not left: an evaluation there waits for whoever plays on. */
  private goesOn(): boolean {
    return this.status === "playing" && this.at.trainer.step < this.until;
  }

  /** Does the run's next unit of work; null when there was none left, and the run has finished. */
  private async doUnit(): Promise<Work | null> {
    this.units ??= work(this.at.trainer);
    const { done, value: unit } = this.units.next();
    if (done) {
      this.units = null;
      this.say("finished");
      await this.show();
      await this.invent(SAMPLES);
      return null;
    }
    if (unit.kind === "piece") await unit.read;
    if (unit.kind === "evaluated") this.post({ kind: "evaluated", run: this.id, losses: unit.losses });
    return unit;
  }
}

/** The large arrays of a frame, which the page takes over. Histograms are small: copying them is as cheap. */
function buffersOf({ losses, minibatches, saturation, updates, neuron }: Frame): ArrayBuffer[] {
  const arrays = [
    losses,
    minibatches,
    ...(saturation ? [saturation.values, saturation.preactivations, saturation.gradients] : []),
    ...(updates ? [updates.steps, updates.ratios] : []),
    ...(neuron ? [neuron.weights, neuron.preactivations, neuron.activations, neuron.gradients] : []),
    ...(neuron ? [neuron.contexts, neuron.targets] : []),
  ];
  // Without a nonlinearity two of them are one.
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}
