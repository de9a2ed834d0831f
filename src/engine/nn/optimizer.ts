import { Refusal } from "../refusal";
import { type Tensor, zeros } from "../tensor";

/** All that an optimiser remembers, as plain data: a checkpoint's part. */
export interface OptimizerState {
  /** Updates that each parameter has had. */
  steps: number[];
  /** The numbers kept for each parameter, in the order that the optimiser documents. */
  buffers: Float32Array<ArrayBuffer>[][];
}

/**
 * Updates parameters by their gradients (torch.optim.Optimizer). Its buffers are tensors of the parameters' shapes,
 * made here: the scope around owns them, and without one dispose() frees them. The learning rate comes with each
 * step, so that a schedule is a function of the step and nothing more.
 */
export abstract class Optimizer {
  private readonly steps: number[];
  private readonly buffers: readonly (readonly Tensor[])[];

  constructor(
    private readonly parameters: readonly Tensor[],
    buffersEach: number,
  ) {
    if (parameters.length === 0) {
      throw new Refusal("Optimizer", "optimizer got an empty parameter list", [], "ValueError");
    }
    this.steps = parameters.map(() => 0);
    this.buffers = parameters.map(({ shape }) => Array.from({ length: buffersEach }, () => zeros(shape)));
  }

  /** Updates in place every parameter that has a gradient. */
  step(learningRate: number): void {
    if (!(learningRate >= 0)) throw invalid("step", "learning rate:", learningRate);
    for (let i = 0; i < this.parameters.length; i++) {
      const parameter = this.parameters[i];
      if (!parameter.grad) continue;
      this.steps[i]++;
      parameter.storage.changed();
      this.update(parameter, parameter.grad, learningRate, this.steps[i], this.buffers[i]);
    }
  }

  zeroGrad(): void {
    for (const parameter of this.parameters) parameter.grad = null;
  }

  state(): OptimizerState {
    return {
      steps: [...this.steps],
      buffers: this.buffers.map((each) => each.map((buffer) => buffer.toFloat32Array())),
    };
  }

  /** Goes on from where state() was taken, of an optimiser of the same kind and parameters. */
  restore({ steps, buffers }: OptimizerState): void {
    const fits =
      steps.length === this.steps.length &&
      this.buffers.every(
        (each, i) =>
          each.length === buffers[i]?.length && each.every(({ size }, k) => size === buffers[i][k].length),
      );
    if (!fits) {
      const words =
        "loaded state dict contains a parameter group that doesn't match the size of optimizer's group";
      throw new Refusal("load_state_dict", words, [], "ValueError");
    }
    this.steps.splice(0, steps.length, ...steps);
    for (const [i, each] of this.buffers.entries()) {
      for (const [k, buffer] of each.entries()) buffer.set(buffers[i][k]);
    }
  }

  dispose(): void {
    for (const buffer of this.buffers.flat()) buffer.dispose();
  }

  /** One parameter's update: its `step`-th, counted from 1. */
  protected abstract update(
    parameter: Tensor,
    gradient: Tensor,
    learningRate: number,
    step: number,
    buffers: readonly Tensor[],
  ): void;
}

/** What PyTorch's optimisers say of a bad setting. */
export function invalid(optimizer: string, what: string, value: number): Refusal {
  return new Refusal(optimizer, `Invalid ${what} ${value}`, [], "ValueError");
}
