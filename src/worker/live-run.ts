import { type Backend, isWasm } from "../engine/kernels/backend";
import type { Checkpoint } from "../experiment/checkpoint";
import { type Frame, lossesOnly } from "../experiment/frame";
import type { Schedule } from "../experiment/learning-rate";
import { type Work, work } from "../experiment/run";
import { sampleNames } from "../experiment/sampler";
import { Timeline } from "../experiment/timeline";
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
/** Beyond its first steps a run goes on for at least this many times what a checkpoint of its timeline cost. */
const KEEP_REST = 60;
/** On the way to a step, checkpoints stay this near to it, ever closer: from it the reader goes back step by step. */
const APPROACH = 64;
const REWIND_NEWS = 100;

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

/** Where the reader wants to be. */
interface Destination {
  step: number;
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
  private readonly timeline: Timeline;
  /** In force where the run stands. */
  private schedule: Schedule;
  private nextKept = 0;
  /** Tune commands so far. */
  private tunes = 0;
  private destination: Destination | null = null;
  /** The trainer's numbers are none any more: it has to go back to a checkpoint. */
  private isBroken = false;
  private sampleWaits = false;
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
  ) {
    const { step, settings } = at.trainer;
    this.schedule = scheduleOf(settings);
    this.timeline = new Timeline(step, this.schedule);
  }

  /** Shows the step at which it begins, and waits there. */
  begin(): void {
    this.inTurn(() => this.keep());
    this.pause();
  }

  /** Goes on up to the step `until`, or to the run's last. */
  play(until: number | null): void {
    if (this.isDown) return;
    this.until = until ?? Number.POSITIVE_INFINITY;
    if (this.status === "playing") return;
    this.say("playing");
    this.inTurn(async () => this.speed.reset());
    this.queueSlice(0);
  }

  pause(): void {
    if (this.isBroken || this.status === "finished") return;
    this.destination = null;
    this.say("paused");
    this.inTurn(async () => {
      await this.show();
      await this.invent(SAMPLES);
    });
  }

  /** One update, without the validation that play stops for; then still. After the last one, what ends the run. */
  stepOnce(): void {
    if (this.isDown) return;
    this.say("paused");
    this.inTurn(async () => {
      const { trainer } = this.at;
      if (trainer.step >= trainer.settings.steps) {
        while (await this.doUnit());
        return;
      }
      this.units = null; // an evaluation that a pause broke off would go on with other parameters
      this.follow();
      trainer.advance();
      if (this.isKeepingDue()) await this.keep();
      await this.show();
      this.sample(SAMPLES);
    });
  }

  /** To a step where the run has been; a later wish takes the place of an earlier one. */
  rewind(step: number): void {
    const destination = { step };
    this.destination = destination;
    if (this.status !== "paused" || this.isBroken) this.say("paused");
    void this.turns.take(() => this.attempt(() => this.go(destination)));
  }

  tune({ kind: _, ...settings }: Extract<Command, { kind: "tune" }>): void {
    this.inTurn(async () => {
      const { trainer } = this.at;
      trainer.settings = { ...trainer.settings, ...settings };
      this.tunes++;
      const { learningRate, decayStep, decayFactor } = settings;
      if (learningRate !== undefined || decayStep !== undefined || decayFactor !== undefined) this.branch();
      this.tellSchedule();
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
    if (this.sampleWaits) return;
    this.sampleWaits = true;
    this.inTurn(() => {
      this.sampleWaits = false;
      return this.invent(count);
    });
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

  /** Tells the losses up to the last finite one, without the statistics; from here it can only be taken back. */
  async breakDown(): Promise<void> {
    await this.show(lossesOnly);
    this.isBroken = true;
  }

  end(): void {
    this.ended = true;
    this.at.trainer.dispose();
  }

  /** It has broken down, and nobody has taken it back. */
  private get isDown(): boolean {
    return this.isBroken && this.destination === null;
  }

  private inTurn(job: () => Promise<void>): void {
    void this.turns.take(async () => {
      if (!this.isBroken) await this.attempt(job);
    });
  }

  private async attempt(job: () => Promise<void>): Promise<void> {
    if (this.ended) return;
    try {
      await job();
    } catch (error) {
      if (!this.ended) await this.host.failed(error, this.at.backend);
    }
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
    this.takeSchedule();
    this.saved = checkpoint;
    this.speed.reset();
    await this.show();
    if (this.status === "playing") this.queueSlice(0);
  }

  /** Posts a frame of the current minibatch. */
  private async show(watch = this.watch): Promise<void> {
    const { now } = this.around;
    const start = now();
    const frame = await this.at.trainer.frame(watch);
    this.timeline.reach(frame.step);
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
      if (this.status !== "playing" && this.destination === null) this.sample(count);
    }
    const now = this.around.now();
    this.nextSample = now + Math.max(SAMPLE_INTERVAL, (now - start) * REST);
  }

  /** On the way to `destination`, until it is another, or none any more. */
  private async go(destination: Destination): Promise<void> {
    if (this.destination !== destination) return;
    const { timeline } = this;
    const { now, later } = this.around;
    const step = Math.min(destination.step, timeline.furthest);
    const checkpoint = timeline.before(step);
    const { trainer } = this.at;
    if (checkpoint && (this.isBroken || trainer.step > step || trainer.step < checkpoint.step)) {
      trainer.restore(checkpoint);
      this.isBroken = false;
    }
    this.takeSchedule();
    this.units = null;
    const from = trainer.step;
    let start = now();
    let nextNews = start + REWIND_NEWS;
    while (trainer.step < step) {
      this.follow();
      trainer.advance();
      if (isNear(step - trainer.step)) await this.keep();
      if (now() < start + SLICE) continue;
      await trainer.settle();
      await new Promise<void>((resolve) => later(resolve, 0));
      if (this.ended || this.destination !== destination) return;
      start = now();
      if (start < nextNews) continue;
      nextNews = start + REWIND_NEWS;
      this.post({ kind: "rewinding", run: this.id, done: (trainer.step - from) / (step - from) });
    }
    this.follow();
    this.destination = null;
    await this.show();
    this.sample(SAMPLES);
    await this.save();
  }

  /** Where the run has been before, the schedule changes where it changed then. */
  private follow(): void {
    if (this.at.trainer.step <= this.timeline.lastChange) this.takeSchedule();
  }

  private takeSchedule(): void {
    const { trainer } = this.at;
    const schedule = this.timeline.scheduleAt(trainer.step);
    if (schedule === this.schedule) return;
    this.schedule = schedule;
    trainer.settings = { ...trainer.settings, ...schedule };
    this.tellSchedule();
  }

  /** The schedule in force is the one to be followed from here on, whatever was changed later the last time. */
  private branch(): void {
    const { step, settings } = this.at.trainer;
    this.schedule = scheduleOf(settings);
    if (!this.timeline.change(step, this.schedule)) return;
    this.post({ kind: "branched", run: this.id, step });
    this.tellCheckpoints();
  }

  private tellSchedule(): void {
    this.post({ kind: "tuned", run: this.id, schedule: this.schedule, heard: this.tunes });
  }

  private tellCheckpoints(): void {
    this.post({ kind: "checkpoints", run: this.id, steps: this.timeline.steps });
  }

  private isKeepingDue(): boolean {
    const { timeline } = this;
    const { step } = this.at.trainer;
    return timeline.isDue(step) && (timeline.isAtStart(step) || this.around.now() >= this.nextKept);
  }

  /** Leaves a checkpoint in the timeline. */
  private async keep(): Promise<void> {
    const start = this.around.now();
    this.timeline.keep(await this.at.trainer.checkpoint());
    this.tellCheckpoints();
    const now = this.around.now();
    this.nextKept = now + (now - start) * KEEP_REST;
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
        if (this.isKeepingDue()) await this.keep();
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
    this.follow();
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

function scheduleOf({ learningRate, decayStep, decayFactor }: Schedule): Schedule {
  return { learningRate, decayStep, decayFactor };
}

/** Steps still to go after which a checkpoint stays: 64, 32, 16 … 1. */
function isNear(left: number): boolean {
  return left > 0 && left <= APPROACH && (left & (left - 1)) === 0;
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
