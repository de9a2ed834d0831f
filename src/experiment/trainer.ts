import { backward, noGrad } from "../engine/autograd";
import { SGD } from "../engine/nn/sgd";
import { crossEntropy } from "../engine/ops/cross-entropy";
import { embedding } from "../engine/ops/embedding";
import { Generator } from "../engine/random/torch-generator";
import { Scope, scoped } from "../engine/scope";
import { empty, type Tensor, tensor } from "../engine/tensor";
import type { RunConfig } from "./config";
import { DEFAULT_THRESHOLD, type Frame, type LayerStatistics, type SaturationMap } from "./frame";
import { learningRateAt } from "./learning-rate";
import { type Activations, Network } from "./network";
import { layerStatistics } from "./telemetry";
import type { Split, Splits } from "./windows";

export type SplitName = keyof Splits;

/** Parameters that act on a run while it goes. */
export type LiveSettings = Pick<RunConfig, "learningRate" | "decayStep" | "decayFactor" | "steps"> & {
  /** |h| above which an activation counts as saturated. */
  threshold: number;
};

/** What a panel on screen asks of a frame. */
export interface FrameRequest {
  statistics: boolean;
  saturationLayer: number | null;
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

/** A forward and backward pass whose update has not been applied yet. */
interface Pending extends Activations {
  loss: number;
}

/** Rows evaluated at a time take about this many floating-point operations: a few milliseconds. */
const EVALUATION_FLOPS = 1e8;

/**
 * Trains a network on minibatches, one step at a time. Between two steps the last minibatch's activations, loss and
 * gradients are there to look at, before its update: `step` updates have been applied. All its memory is freed by
 * dispose().
 */
export class Trainer {
  readonly network: Network;
  step = 0;
  settings: LiveSettings;
  private readonly own = new Scope();
  private readonly passing = new Scope();
  private readonly splits: Record<SplitName, { contexts: Tensor; targets: Tensor; rows: number }>;
  private readonly minibatches: Generator;
  private readonly indices: Int32Array;
  private readonly optimizer: SGD;
  /**
   * The running statistics before the current minibatch passed. They go with the parameters, whose update is pending
   * too: both are what PyTorch's loop would evaluate with at this step.
   */
  private readonly settled: Tensor[];
  private pending: Pending;
  /** Losses that no frame has told yet, from step `firstUntold` on. */
  private untold: number[] = [];
  private firstUntold = 0;

  constructor(
    readonly config: RunConfig,
    splits: Splits,
    vocabularySize: number,
  ) {
    const { seed, batchSize, learningRate, decayStep, decayFactor, steps } = config;
    this.settings = { learningRate, decayStep, decayFactor, steps, threshold: DEFAULT_THRESHOLD };
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
      this.pending = this.measure(0);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** Loss of the current minibatch, before its update. */
  get loss(): number {
    return this.pending.loss;
  }

  get learningRate(): number {
    return learningRateAt(this.step, this.settings);
  }

  /** Applies the update of the current minibatch and measures the next one. Throws Diverged. */
  advance(): void {
    this.optimizer.step(this.learningRate);
    this.pending = this.measure(this.step + 1);
    this.step++;
  }

  /** What the page may draw of the current minibatch, and the losses since the last frame. */
  frame({ statistics, saturationLayer }: FrameRequest): Frame {
    const losses = Float32Array.from(this.untold);
    const firstLoss = this.firstUntold;
    this.firstUntold += losses.length;
    this.untold = [];
    return {
      step: this.step,
      losses,
      firstLoss,
      learningRate: this.learningRate,
      threshold: this.settings.threshold,
      layers: statistics ? this.layerStatistics() : [],
      saturation: saturationLayer === null ? null : this.saturationMap(saturationLayer),
    };
  }

  /** Mean loss over a whole split with the parameters as they are. Yields between pieces of a few milliseconds. */
  *evaluate(name: SplitName): globalThis.Generator<void, number> {
    const { rows } = this.splits[name];
    const piece = this.evaluationRows();
    let total = 0;
    for (let first = 0; first < rows; first += piece) {
      const count = Math.min(piece, rows - first);
      const chosen = Int32Array.from({ length: count }, (_, i) => first + i);
      total += count * this.evaluating(() => this.lossOf(name, chosen).loss.item());
      yield;
    }
    return total / rows;
  }

  /** Logits [vocabulary] of the character after one context, in evaluation mode. */
  logits(context: Int32Array): Float32Array {
    return this.evaluating(() =>
      this.network.forward(tensor(context, [1, context.length])).logits.toFloat32Array(),
    );
  }

  dispose(): void {
    this.passing.free();
    this.own.free();
  }

  /** Draws the minibatch of `step` and passes it forward and backward. */
  private measure(step: number): Pending {
    this.optimizer.zeroGrad();
    this.passing.free();
    this.minibatches.randintInto(this.indices, 0, this.splits.train.rows);
    copyAll(this.network.buffers(), this.settled);
    const pending = this.passing.run(() => {
      const { loss, ...layers } = this.lossOf("train", this.indices);
      for (const activation of layers.activations) activation.retainGrad();
      backward(loss);
      return { ...layers, loss: loss.item() };
    });
    if (!Number.isFinite(pending.loss)) throw new Diverged(step, pending.loss, this.learningRate);
    this.untold.push(pending.loss);
    return pending;
  }

  /** Mean loss of the examples `indices` of a split, and all that was computed on the way. */
  private lossOf(name: SplitName, indices: Int32Array): Activations & { loss: Tensor } {
    const { contexts, targets } = this.splits[name];
    const chosen = tensor(indices, [indices.length]);
    const layers = this.network.forward(embedding(contexts, chosen));
    return { ...layers, loss: crossEntropy(layers.logits, embedding(targets, chosen)) };
  }

  /** Of every hidden layer on the current minibatch. */
  layerStatistics(): LayerStatistics[] {
    return this.pending.activations.map((activation, i) =>
      layerStatistics(
        {
          preactivation: this.pending.preactivations[i].toFloat32Array(),
          activation: activation.toFloat32Array(),
          gradient: activation.grad!.toFloat32Array(),
          neurons: this.config.hiddenSize,
        },
        this.settings.threshold,
      ),
    );
  }

  private saturationMap(layer: number): SaturationMap | null {
    const values = this.pending.activations[layer]?.toFloat32Array();
    if (!values) return null;
    return { layer, batch: this.config.batchSize, neurons: this.config.hiddenSize, values };
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
