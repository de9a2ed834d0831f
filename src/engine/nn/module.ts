import type { Tensor } from "../tensor";

/** A layer: a function of tensors with parameters, buffers and two modes (torch.nn.Module). */
export abstract class Module {
  /** Layers that behave otherwise in evaluation (batch norm, dropout) ask this. */
  training = true;

  abstract forward(x: Tensor): Tensor;

  /** The layers inside this one, in the order in which they were made. */
  children(): readonly Module[] {
    return [];
  }

  /** What the optimiser updates, in the order in which it was drawn; a tensor that two layers share is there once. */
  parameters(): Tensor[] {
    return [...new Set(this.children().flatMap((child) => child.parameters()))];
  }

  /** What training fills but no gradient changes: running statistics. */
  buffers(): Tensor[] {
    return [...new Set(this.children().flatMap((child) => child.buffers()))];
  }

  train(training = true): this {
    this.training = training;
    for (const child of this.children()) child.train(training);
    return this;
  }

  eval(): this {
    return this.train(false);
  }
}
