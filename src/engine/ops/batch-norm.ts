import { record } from "../autograd";
import { currentBackend, empty, type Tensor } from "../tensor";

/** Statistics of the columns of a batch, [features] each. */
export interface BatchStatistics {
  mean: Tensor;
  variance: Tensor;
  invstd: Tensor;
}

/**
 * Mean and variance over the batch of each feature of x [N, features] → [features] each, not recorded: batchNorm
 * carries their part of the gradient. variance = Σ(x − mean)²/(N − correction); invstd = 1/√(variance + eps).
 */
export function batchStatistics(x: Tensor, correction: number, eps: number): BatchStatistics {
  const [rows = 0, features = 0] = x.shape;
  const mean = empty([features]);
  const variance = empty([features]);
  const invstd = empty([features]);
  currentBackend().kernels.columnStatistics(
    rows,
    features,
    x.handle,
    correction,
    eps,
    mean.handle,
    variance.handle,
    invstd.handle,
  );
  return { mean, variance, invstd };
}

/**
 * y = γ·(x − mean)·invstd + β for x [N, features] (Ioffe & Szegedy 2015). `correction` says that the statistics are
 * the batch's own and how its variance was taken, so that the gradient passes through them; null that they are
 * frozen (evaluation).
 */
export function batchNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { mean, invstd }: Pick<BatchStatistics, "mean" | "invstd">,
  correction: number | null,
): Tensor {
  const { kernels } = currentBackend();
  const [rows = 0, features = 0] = x.shape;
  const xhat = empty(x.shape);
  const y = empty(x.shape);
  kernels.normalize(
    rows,
    features,
    x.handle,
    mean.handle,
    invstd.handle,
    gamma.handle,
    beta.handle,
    xhat.handle,
    y.handle,
  );

  return record("batch_norm", y, [x, gamma, beta], [x, gamma], (dy) => {
    const dgamma = empty(gamma.shape);
    const dbeta = empty(beta.shape);
    kernels.affineBackward(rows, features, dy.handle, xhat.handle, dgamma.handle, dbeta.handle);
    if (!x.requiresGrad) return [null, dgamma, dbeta];
    const dx = empty(x.shape);
    kernels.normalizeBackward(
      rows,
      features,
      dy.handle,
      xhat.handle,
      invstd.handle,
      gamma.handle,
      dgamma.handle,
      dbeta.handle,
      correction ?? 0,
      correction === null,
      dx.handle,
    );
    return [dx, dgamma, dbeta];
  });
}
