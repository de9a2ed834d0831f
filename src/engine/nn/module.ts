import type { Tensor } from "../tensor";

/** A layer: a function of tensors with parameters (torch.nn.Module). */
export interface Module {
  forward(x: Tensor): Tensor;
  /** What the optimiser updates, in the order in which it was drawn. */
  parameters(): Tensor[];
}
