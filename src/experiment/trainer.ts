import { backward, noGrad } from "../engine/autograd";
import { SGD } from "../engine/nn/sgd";
import { crossEntropy } from "../engine/ops/cross-entropy";
import { embedding } from "../engine/ops/embedding";
import { Generator } from "../engine/random/torch-generator";
import { Scope, scoped } from "../engine/scope";
import { download, empty, type Tensor, tensor } from "../engine/tensor";
import type { Checkpoint, Weights } from "./checkpoint";
import type { RunConfig } from "./config";
import {
  DEFAULT_THRESHOLD,
  type Frame,
  type FrameRequest,
  type LayerStatistics,
  lossesOnly,
  type UpdateRatios,
} from "./frame";
import { learningRateAt } from "./learning-rate";
import { hashMinibatch, NO_MINIBATCHES } from "./minibatch-hash";
import { type Activations, Network } from "./network";
import { type Observation, observe } from "./observation";
import { type SampledUpdate, StepLog } from "./step-log";
import { WeightsError } from "./weights/weights-failure";
import type { Split, Splits } from "./windows";

export type SplitName = keyof Splits;

/** Parameters that act on a run while it goes. */
export type LiveSettings = Pick<RunConfig, "learningRate" | "decayStep" | "decayFactor" | "steps"> & {
  /** Which activations count as saturated. */
  threshold: number;
};

/** Part of a split's evaluation. */
export interface EvaluationPiece {
  /** To be awaited before the next piece. */
  read: Promise<void>;
  /** Share of the split that is evaluated with it, 0 to 1. */
  done: number;
}

/** The loss of `step` was NaN or infinite: training cannot go on. */
export class Diverged extends Error {
  constructor(
    readonly step: number,
    readonly loss: number,
    readonly learningRate: number,
  ) {
    super(`the loss of step ${step} is ${loss}`);
    this.name = "Diverged";
  }
}

/** Rows evaluated at a time take about this many floating-point operations: a few milliseconds. */
const EVALUATION_FLOPS = 1e8;
/** Updates are sampled at each of so many steps, and then once every so many hundredths of the steps so far. */
const EVERY_STEP_UNTIL = 200;
const THEN_EVERY = 0.01;

/**
 * Trains a network on minibatches, one step at a time. Between two steps the last minibatch's activations and gradients
 * are there to look at, before its update: `step` updates have been applied. Steps are submitted to the backend and
 * read later; a caller awaits what it asked for before it asks for more. All memory is freed by dispose().
 */
export class Trainer {
  readonly network: Network;
  step = 0;
  /** Loss of the last minibatch that was read, before its update. */
  loss = Number.NaN;
  settings: LiveSettings;
  private readonly own = new Scope();
  private readonly passing = new Scope();
  private readonly splits: Record<SplitName, { contexts: Tensor; targets: Tensor; rows: number }>;
  private readonly trainingSplit: Split;
  private readonly minibatches: Generator;
  private readonly indices: Int32Array;
  /** hashMinibatch of all minibatches drawn so far. */
  private drawn = NO_MINIBATCHES;
  private readonly optimizer: SGD;
  /**
   * The running statistics before the current minibatch passed. They go with the parameters, whose update is pending
   * too: both are what PyTorch's loop would evaluate with at this step.
   */
  private readonly settled: Tensor[];
  /** What the current minibatch's forward and backward pass left, its update not applied yet. */
  private pending!: Activations;
  private readonly unread = new StepLog();
  /** Losses that no frame has told yet, from step `firstUntold` on. */
  private untold: number[] = [];
  private firstUntold = 0;
  /** `drawn` after each of the minibatches that passed from step `firstUntold` on. */
  private untoldMinibatches: number[] = [];
  /** The last frame was asked for parameters: updates are sampled. */
  private samplesUpdates = false;
  private nextSample = 0;
  private untoldUpdates: SampledUpdate[] = [];

  /**
   * Starts at step 0, or where a checkpoint of a run with the same config left off; or with weights from elsewhere, of
   * the same shapes.
   */
  constructor(
    readonly config: RunConfig,
    splits: Splits,
    vocabularySize: number,
    from?: Checkpoint | Weights,
  ) {
    const { seed, batchSize, learningRate, decayStep, decayFactor, steps } = config;
    this.settings = { learningRate, decayStep, decayFactor, steps, threshold: DEFAULT_THRESHOLD };
    this.trainingSplit = splits.train;
    const weights = new Generator(seed);
    this.minibatches = config.minibatches === "same-stream" ? weights : new Generator(seed);
    this.indices = new Int32Array(batchSize);
    try {
      this.network = this.own.run(() => new Network(config, vocabularySize, weights));
      this.splits = this.own.run(() => ({
        train: toTensors(splits.train, config.contextSize),
        validation: toTensors(splits.validation, config.contextSize),
        test: toTensors(splits.test, config.contextSize),
      }));
      this.optimizer = new SGD(this.network.parameters());
      this.settled = this.own.run(() => this.network.buffers().map(({ shape }) => empty(shape)));
      if (!from) this.measure();
      else if ("stream" in from) this.restore(from);
      else this.begin(from);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  get learningRate(): number {
    return learningRateAt(this.step, this.settings);
  }

  /** Submits the update of the current minibatch, and the next one's forward and backward pass. */
  advance(): void {
    this.optimizer.step(this.learningRate);
    if (this.samplesUpdates && this.step >= this.nextSample) this.sampleUpdate();
    this.step++;
    this.measure();
  }

  /** Waits for the steps submitted so far and reads their losses. Throws Diverged, and stands at the last good step. */
  async settle(): Promise<void> {
    const { losses, updates } = await this.unread.read();
    const first = this.firstUntold + this.untold.length;
    for (const [i, loss] of losses.entries()) {
      if (!Number.isFinite(loss)) {
        this.step = Math.max(0, first + i - 1);
        throw new Diverged(first + i, loss, this.learningRate);
      }
      this.untold.push(loss);
      this.loss = loss;
    }
    this.untoldUpdates.push(...updates);
  }

  /** What the page may draw of the current minibatch, and the losses since the last frame. Throws Diverged. */
  async frame(request: FrameRequest): Promise<Frame> {
    await this.settle();
    const { step, learningRate } = this;
    const observation = await this.observe(request);
    const losses = Float32Array.from(this.untold);
    const firstLoss = this.firstUntold;
    const minibatches = Uint32Array.from(this.untoldMinibatches.splice(0, losses.length));
    this.firstUntold += losses.length;
    this.untold = [];
    const updates = request.parameters ? this.updateRatios() : null;
    this.untoldUpdates = [];
    this.samplesUpdates = request.parameters;
    return {
      step,
      losses,
      firstLoss,
      minibatches,
      learningRate,
      threshold: this.settings.threshold,
      ...observation,
      updates,
    };
  }

  /** Mean loss over a whole split with the parameters as they are, in pieces of a few milliseconds. */
  *evaluate(name: SplitName): globalThis.Generator<EvaluationPiece, number> {
    const { rows } = this.splits[name];
    const piece = this.evaluationRows();
    let total = 0;
    for (let first = 0; first < rows; first += piece) {
      const count = Math.min(piece, rows - first);
      const chosen = Int32Array.from({ length: count }, (_, i) => first + i);
      const loss = this.evaluating(() => download([this.lossOf(name, chosen).loss]));
      const read = loss.then(([values]) => {
        total += count * values[0];
      });
      yield { read, done: (first + count) / rows };
    }
    return total / rows;
  }

  /** Logits [vocabulary] of the character after one context, in evaluation mode. */
  async logits(context: Int32Array): Promise<Float32Array> {
    const [logits] = await this.evaluating(() =>
      download([this.network.forward(tensor(context, [1, context.length])).logits]),
    );
    return logits;
  }

  /** Of every hidden layer on the current minibatch. */
  async layerStatistics(): Promise<LayerStatistics[]> {
    return (await this.observe({ ...lossesOnly, statistics: true })).layers;
  }

  /** What another trainer needs to go on from this step. */
  async checkpoint(): Promise<Checkpoint> {
    await this.settle();
    const parameters = this.network.parameters();
    const { step } = this;
    const minibatch = this.indices.slice();
    const stream = this.minibatches.state();
    const minibatches = this.drawn;
    const { nextSample } = this;
    const values = await download([...parameters, ...this.settled]);
    return {
      step,
      parameters: values.slice(0, parameters.length),
      buffers: values.slice(parameters.length),
      minibatch,
      stream,
      minibatches,
      nextSample,
    };
  }

  /** Goes back, or on, to a step of a run with the same config. The next frame tells of that step's loss. */
  restore(checkpoint: Checkpoint): void {
    this.standAt(checkpoint);
    this.indices.set(checkpoint.minibatch);
    this.minibatches.restore(checkpoint.stream);
    this.drawn = checkpoint.minibatches;
    this.nextSample = checkpoint.nextSample;
    this.pass();
  }

  dispose(): void {
    this.unread.clear();
    this.passing.free();
    this.own.free();
  }

  /** With weights from elsewhere, at the minibatch that a run with this config has at their step. */
  private begin(weights: Weights): void {
    const [{ shape }] = this.network.parameters();
    const characters = weights.parameters[0].length / shape[1];
    if (characters !== shape[0]) {
      const facts = { tensor: "C", characters, vocabulary: shape[0] };
      throw new WeightsError({ kind: "weights-vocabulary", ...facts });
    }
    this.standAt(weights);
    for (let step = 0; step < weights.step; step++) this.draw();
    this.measure();
  }

  private standAt({ step, parameters, buffers }: Weights): void {
    for (const [i, parameter] of this.network.parameters().entries()) parameter.set(parameters[i]);
    for (const [i, buffer] of this.network.buffers().entries()) buffer.set(buffers[i]);
    this.step = step;
    this.unread.clear();
    this.untold = [];
    this.untoldMinibatches = [];
    this.firstUntold = step;
    this.untoldUpdates = [];
    this.nextSample = step;
  }

  private draw(): void {
    this.minibatches.randintInto(this.indices, 0, this.splits.train.rows);
    this.drawn = hashMinibatch(this.drawn, this.indices);
  }

  /** Draws the next minibatch and passes it. */
  private measure(): void {
    this.draw();
    this.pass();
  }

  /** Passes the current minibatch forward and backward. */
  private pass(): void {
    this.untoldMinibatches.push(this.drawn);
    this.optimizer.zeroGrad();
    this.passing.free();
    copyAll(this.network.buffers(), this.settled);
    this.pending = this.passing.run(() => {
      const { loss, ...layers } = this.lossOf("train", this.indices);
      for (const activation of layers.activations) activation.retainGrad();
      backward(loss);
      this.unread.addLoss(loss);
      return layers;
    });
  }

  /** Mean loss of the examples `indices` of a split, and all that was computed on the way. */
  private lossOf(name: SplitName, indices: Int32Array): Activations & { loss: Tensor } {
    const { contexts, targets } = this.splits[name];
    const chosen = tensor(indices, [indices.length]);
    const layers = this.network.forward(embedding(contexts, chosen));
    return { ...layers, loss: crossEntropy(layers.logits, embedding(targets, chosen)) };
  }

  private observe(request: FrameRequest): Promise<Observation> {
    const { network, indices, pending: layers } = this;
    const examples = examplesOf(this.trainingSplit, indices, this.config.contextSize);
    return observe({ network, layers, examples }, request, this.settings.threshold);
  }

  /** Of the update just applied. The lecture: `if p.ndim == 2`. */
  private sampleUpdate(): void {
    const matrices = this.matrices().map(([, matrix]) => matrix);
    this.unread.addUpdate(this.step, this.learningRate, matrices);
    const stride = this.step < EVERY_STEP_UNTIL ? 1 : Math.floor(this.step * THEN_EVERY);
    this.nextSample = this.step + stride;
  }

  private matrices(): [name: string, matrix: Tensor][] {
    return this.network.namedParameters().filter(([, { shape }]) => shape.length === 2);
  }

  private updateRatios(): UpdateRatios {
    return {
      steps: Int32Array.from(this.untoldUpdates, ({ step }) => step),
      names: this.matrices().map(([name]) => name),
      ratios: Float32Array.from(this.untoldUpdates.flatMap(({ ratios }) => ratios)),
    };
  }

  /** Runs `body` without gradients, in evaluation mode, with the statistics that go with the parameters. */
  private evaluating<T>(body: () => T): T {
    const buffers = this.network.buffers();
    return scoped(() => {
      const live = buffers.map(({ shape }) => empty(shape));
      copyAll(buffers, live);
      copyAll(this.settled, buffers);
      this.network.setTraining(false);
      try {
        return noGrad(body);
      } finally {
        this.network.setTraining(true);
        copyAll(live, buffers);
      }
    });
  }

  private evaluationRows(): number {
    const { parameters } = this.network.summary();
    return Math.min(4096, Math.max(32, Math.floor(EVALUATION_FLOPS / (2 * parameters))));
  }
}

function copyAll(from: readonly Tensor[], to: readonly Tensor[]): void {
  for (const [i, tensor] of from.entries()) to[i].copyFrom(tensor);
}

function toTensors({ inputs, targets, rows }: Split, contextSize: number) {
  return { contexts: tensor(inputs, [rows, contextSize]), targets: tensor(targets, [rows]), rows };
}

function examplesOf({ inputs, targets }: Split, indices: Int32Array, contextSize: number) {
  const contexts = new Int32Array(indices.length * contextSize);
  for (const [row, index] of indices.entries()) {
    const context = inputs.subarray(index * contextSize, (index + 1) * contextSize);
    contexts.set(context, row * contextSize);
  }
  return { contexts, targets: Int32Array.from(indices, (index) => targets[index]) };
}
