import { batchNorm, batchStatistics } from "../ops/batch-norm";
import { requireFloat } from "../ops/require-float";
import { transpose } from "../ops/transpose";
import { view } from "../ops/view";
import { listed, Refusal } from "../refusal";
import { currentBackend, empty, ones, type Shape, type Tensor, zeros } from "../tensor";
import { Module } from "./module";

/** A batch of one has no variance to normalise by. */
export class BatchTooSmall extends Refusal {
  readonly batchSize: number;

  constructor(shape: Shape) {
    const size = `torch.Size(${listed(shape)})`;
    const words = `Expected more than 1 value per channel when training, got input size ${size}`;
    super("batch_norm", words, [{ shape }], "ValueError");
    this.batchSize = shape[0] ?? 0;
  }
}

export interface BatchNormOptions {
  eps?: number;
  /** Share of the new in the running statistics; null averages over all batches so far. */
  momentum?: number | null;
  /** Whether γ and β are learnt; if not they stay 1 and 0. */
  affine?: boolean;
  /** Whether running statistics are kept for evaluation; if not it normalises with the batch's own too. */
  trackRunningStats?: boolean;
}

/**
 * torch.nn.BatchNorm1d on [N, features] or [N, features, L]: in training it normalises with the batch's biased
 * variance and moves running_var towards the unbiased one; in evaluation it uses the running statistics.
 */
export class BatchNorm1d extends Module {
  readonly gamma: Tensor; // [features], PyTorch's weight
  readonly beta: Tensor; // [features], PyTorch's bias
  readonly runningMean: Tensor; // [features]
  readonly runningVar: Tensor; // [features]
  /** Batches seen in training. */
  numBatchesTracked = 0;
  readonly eps: number;
  readonly momentum: number | null;
  readonly affine: boolean;
  readonly trackRunningStats: boolean;

  constructor(
    readonly features: number,
    { eps = 1e-5, momentum = 0.1, affine = true, trackRunningStats = true }: BatchNormOptions = {},
  ) {
    super();
    this.eps = eps;
    this.momentum = momentum;
    this.affine = affine;
    this.trackRunningStats = trackRunningStats;
    this.gamma = ones([features]);
    this.beta = zeros([features]);
    if (affine) for (const parameter of this.parameters()) parameter.requireGrad();
    this.runningMean = zeros([features]);
    this.runningVar = ones([features]);
  }

  forward(x: Tensor): Tensor {
    this.check(x);
    if (x.shape.length === 2) return this.normalized(x);
    const [batch, , length] = x.shape as [number, number, number];
    const y = this.normalized(view(transpose(x, 1, 2), [batch * length, this.features]));
    return transpose(view(y, [batch, length, this.features]), 1, 2);
  }

  override parameters(): Tensor[] {
    return this.affine ? [this.gamma, this.beta] : [];
  }

  override buffers(): Tensor[] {
    return this.trackRunningStats ? [this.runningMean, this.runningVar] : [];
  }

  private check(x: Tensor): void {
    const { shape } = x;
    if (shape.length !== 2 && shape.length !== 3) {
      const words = `expected 2D or 3D input (got ${shape.length}D input)`;
      throw new Refusal("batch_norm", words, [x], "ValueError");
    }
    const [batch, features, length = 1] = shape as [number, number, number?];
    const own = this.training || !this.trackRunningStats;
    if (own && batch * length < 2) throw new BatchTooSmall(shape);
    if (features !== this.features) {
      const holder = this.trackRunningStats ? "running_mean" : "weight";
      const words = `${holder} should contain ${features} elements not ${this.features}`;
      throw new Refusal("batch_norm", words, [x, this.gamma]);
    }
    requireFloat("batch_norm", x);
  }

  /** x [rows, features]. */
  private normalized(x: Tensor): Tensor {
    const { kernels } = currentBackend();
    const [rows, features] = x.shape as [number, number];
    if (!this.training && this.trackRunningStats) {
      const invstd = empty([features]);
      kernels.inverseStd(features, this.runningVar.handle, this.eps, invstd.handle);
      return batchNorm(x, this.gamma, this.beta, { mean: this.runningMean, invstd }, null);
    }
    const batch = batchStatistics(x, 0, this.eps);
    if (this.training && this.trackRunningStats) {
      this.numBatchesTracked++;
      const momentum = this.momentum ?? 1 / this.numBatchesTracked;
      const unbiased = rows / (rows - 1);
      kernels.updateRunning(features, batch.mean.handle, 1, momentum, this.runningMean.handle);
      kernels.updateRunning(features, batch.variance.handle, unbiased, momentum, this.runningVar.handle);
    }
    return batchNorm(x, this.gamma, this.beta, batch, 0);
  }
}
