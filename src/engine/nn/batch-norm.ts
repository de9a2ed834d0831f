import { batchNorm, batchStatistics } from "../ops/batch-norm";
import { currentBackend, empty, ones, type Tensor, zeros } from "../tensor";
import type { Module } from "./module";

/** A normalisation layer with two modes and buffers that training fills. */
export interface Normalization extends Module {
  training: boolean;
  /** The running statistics: torch.nn.Module.buffers(). */
  buffers(): Tensor[];
}

/** A batch of one has no variance to normalise by. */
export class BatchTooSmall extends Error {
  constructor(readonly batchSize: number) {
    super(`Expected more than 1 value per channel when training, got a batch of ${batchSize}`);
    this.name = "BatchTooSmall";
  }
}

/**
 * torch.nn.BatchNorm1d on [N, features]: in training it normalises with the batch's biased variance and moves
 * running_var towards the unbiased one; in evaluation it uses the running statistics.
 */
export class BatchNorm1d implements Normalization {
  training = true;
  readonly gamma: Tensor; // [features], PyTorch's weight
  readonly beta: Tensor; // [features], PyTorch's bias
  readonly runningMean: Tensor; // [features]
  readonly runningVar: Tensor; // [features]

  constructor(
    features: number,
    readonly momentum = 0.1,
    readonly eps = 1e-5,
  ) {
    this.gamma = ones([features]).requireGrad();
    this.beta = zeros([features]).requireGrad();
    this.runningMean = zeros([features]);
    this.runningVar = ones([features]);
  }

  forward(x: Tensor): Tensor {
    const { kernels } = currentBackend();
    const [rows = 0, features = 0] = x.shape;
    if (!this.training) {
      const invstd = empty([features]);
      kernels.inverseStd(features, this.runningVar.handle, this.eps, invstd.handle);
      return batchNorm(x, this.gamma, this.beta, { mean: this.runningMean, invstd }, null);
    }
    if (rows < 2) throw new BatchTooSmall(rows);
    const batch = batchStatistics(x, 0, this.eps);
    const unbiased = rows / (rows - 1);
    kernels.updateRunning(features, batch.mean.handle, 1, this.momentum, this.runningMean.handle);
    kernels.updateRunning(features, batch.variance.handle, unbiased, this.momentum, this.runningVar.handle);
    return batchNorm(x, this.gamma, this.beta, batch, 0);
  }

  parameters(): Tensor[] {
    return [this.gamma, this.beta];
  }

  buffers(): Tensor[] {
    return [this.runningMean, this.runningVar];
  }
}
