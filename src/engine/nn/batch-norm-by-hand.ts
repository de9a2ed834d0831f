import { batchNorm, batchStatistics } from "../ops/batch-norm";
import { requireFloat } from "../ops/require-float";
import { Refusal } from "../refusal";
import { currentBackend, empty, ones, type Tensor, zeros } from "../tensor";
import { BatchTooSmall } from "./batch-norm";
import { Module } from "./module";

/**
 * The notebook's own batch normalisation: γ·(x − mean)/std + β with torch.std (divisor N − 1, no eps), and running
 * averages of the mean and of the standard deviation, momentum .001. It is not nn.BatchNorm1d: see batch-norm.ts.
 */
export class BatchNormByHand extends Module {
  readonly gamma: Tensor; // [features]
  readonly beta: Tensor; // [features]
  readonly runningMean: Tensor; // [features]
  readonly runningStd: Tensor; // [features]

  constructor(
    features: number,
    readonly momentum = 0.001,
  ) {
    super();
    this.gamma = ones([features]).requireGrad();
    this.beta = zeros([features]).requireGrad();
    this.runningMean = zeros([features]);
    this.runningStd = ones([features]);
  }

  forward(x: Tensor): Tensor {
    const { kernels } = currentBackend();
    const features = this.gamma.size;
    this.check(x);
    if (!this.training) {
      const invstd = empty([features]);
      kernels.reciprocal(features, this.runningStd.handle, invstd.handle);
      return batchNorm(x, this.gamma, this.beta, { mean: this.runningMean, invstd }, null);
    }
    if (x.shape[0] < 2) throw new BatchTooSmall(x.shape);
    const batch = batchStatistics(x, 1, 0);
    const std = empty([features]);
    kernels.reciprocal(features, batch.invstd.handle, std.handle);
    kernels.updateRunning(features, batch.mean.handle, 1, this.momentum, this.runningMean.handle);
    kernels.updateRunning(features, std.handle, 1, this.momentum, this.runningStd.handle);
    return batchNorm(x, this.gamma, this.beta, batch, 1);
  }

  /** PyTorch's words for the notebook's x − mean, which is also refused where [N, 1] would broadcast. */
  private check(x: Tensor): void {
    const [features, columns] = [this.gamma.size, x.shape.at(-1)];
    if (x.shape.length !== 2 || columns !== features) {
      const words =
        `The size of tensor a (${columns}) must match the size of tensor b (${features}) at non-singleton dimension ` +
        String(x.shape.length - 1);
      throw new Refusal("sub", words, [x, this.runningMean]);
    }
    requireFloat("batch_norm", x);
  }

  override parameters(): Tensor[] {
    return [this.gamma, this.beta];
  }

  override buffers(): Tensor[] {
    return [this.runningMean, this.runningStd];
  }
}
