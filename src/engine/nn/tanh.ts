import { tanh } from "../ops/tanh";
import type { Tensor } from "../tensor";
import type { Module } from "./module";

/** nn.Tanh. */
export class Tanh implements Module {
  forward(x: Tensor): Tensor {
    return tanh(x);
  }

  parameters(): Tensor[] {
    return [];
  }
}
