import { addmm } from "../../engine/ops/addmm";
import { batchNorm, batchStatistics } from "../../engine/ops/batch-norm";
import { crossEntropy, type Reduction } from "../../engine/ops/cross-entropy";
import { dropout } from "../../engine/ops/dropout";
import { linear } from "../../engine/ops/linear";
import { matmul } from "../../engine/ops/matmul";
import { currentBackend, empty } from "../../engine/tensor";
import type { Generators } from "./generators";
import type { Memory, TensorId } from "./memory";

const reductions: readonly Reduction[] = ["mean", "sum", "none"];

/** Matrix products, losses, normalisation, and the updates of optimisers. */
export function layers(memory: Memory, generators: Generators) {
  return {
    matmul: (a: TensorId, b: TensorId) => {
      const [left, right] = [memory.get(a), memory.get(b)];
      const plain =
        left.shape.length === 2 &&
        right.shape.length === 2 &&
        left.dtype === "float32" &&
        right.dtype === "float32" &&
        left.shape[1] === right.shape[0];
      return memory.give(plain ? addmm(null, left, right) : matmul(left, right));
    },
    addmm: (bias: TensorId, x: TensorId, weight: TensorId) =>
      memory.give(addmm(memory.get(bias), memory.get(x), memory.get(weight))),
    /** `bias`: 0 for none. */
    linear: (x: TensorId, weight: TensorId, bias: TensorId) =>
      memory.give(linear(memory.get(x), memory.get(weight), bias === 0 ? null : memory.get(bias))),
    cross_entropy: (logits: TensorId, targets: TensorId, reduction: number) =>
      memory.give(crossEntropy(memory.get(logits), memory.get(targets), reductions[reduction])),
    dropout: (x: TensorId, p: number, generator: number) =>
      memory.give(dropout(memory.get(x), p, generators.get(generator))),

    /** By the batch's own statistics, which also move the running ones: 0 for none. */
    batch_norm_train: (
      x: TensorId,
      gamma: TensorId,
      beta: TensorId,
      runningMean: TensorId,
      runningVar: TensorId,
      momentum: number,
      eps: number,
    ) => {
      const { kernels } = currentBackend();
      const input = memory.get(x);
      const [rows, features] = input.shape;
      const batch = batchStatistics(input, 0, eps);
      if (runningMean !== 0) {
        const [mean, variance] = [memory.get(runningMean), memory.get(runningVar)];
        const unbiased = rows / (rows - 1);
        kernels.updateRunning(features, batch.mean.handle, 1, momentum, mean.handle);
        kernels.updateRunning(features, batch.variance.handle, unbiased, momentum, variance.handle);
        mean.storage.changed();
        variance.storage.changed();
      }
      return memory.give(batchNorm(input, memory.get(gamma), memory.get(beta), batch, 0));
    },
    batch_norm_eval: (
      x: TensorId,
      gamma: TensorId,
      beta: TensorId,
      runningMean: TensorId,
      runningVar: TensorId,
      eps: number,
    ) => {
      const variance = memory.get(runningVar);
      const invstd = empty(variance.shape);
      currentBackend().kernels.inverseStd(variance.size, variance.handle, eps, invstd.handle);
      const mean = memory.get(runningMean).copy(); // the running one may have moved on by the backward pass
      return memory.give(
        batchNorm(memory.get(x), memory.get(gamma), memory.get(beta), { mean, invstd }, null),
      );
    },

    /** In place; `velocity` 0 without momentum. */
    sgd_step: (
      parameter: TensorId,
      gradient: TensorId,
      learningRate: number,
      weightDecay: number,
      momentum: number,
      dampening: number,
      nesterov: boolean,
      velocity: TensorId,
    ) => {
      const { kernels } = currentBackend();
      const [p, g] = [memory.get(parameter), memory.get(gradient)];
      if (velocity !== 0) {
        const v = memory.get(velocity).handle;
        kernels.sgdMomentumStep(
          p.size,
          g.handle,
          learningRate,
          weightDecay,
          momentum,
          dampening,
          nesterov,
          v,
          p.handle,
        );
      } else if (weightDecay !== 0)
        kernels.sgdDecayStep(p.size, g.handle, learningRate, weightDecay, p.handle);
      else kernels.sgdStep(p.size, g.handle, learningRate, p.handle);
      p.storage.changed();
      return parameter;
    },
    /** In place. `rate` and `rootCorrection`: lr/(1 − β₁ᵗ) and √(1 − β₂ᵗ); `most`: the greatest square so far (amsgrad), or 0. */
    adam_step: (
      parameter: TensorId,
      gradient: TensorId,
      rate: number,
      rootCorrection: number,
      beta1: number,
      beta2: number,
      eps: number,
      weightDecay: number,
      mean: TensorId,
      square: TensorId,
      most: TensorId,
    ) => {
      const p = memory.get(parameter);
      currentBackend().kernels.adamStep(
        p.size,
        memory.get(gradient).handle,
        rate,
        rootCorrection,
        beta1,
        beta2,
        eps,
        weightDecay,
        memory.get(mean).handle,
        memory.get(square).handle,
        most === 0 ? null : memory.get(most).handle,
        p.handle,
      );
      p.storage.changed();
      return parameter;
    },
  };
}
