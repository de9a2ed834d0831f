import { leakyRelu } from "../ops/leaky-relu";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** nn.LeakyReLU. */
export class LeakyReLU extends Module {
  constructor(readonly negativeSlope = 0.01) {
    super();
  }

  forward(x: Tensor): Tensor {
    return leakyRelu(x, this.negativeSlope);
  }
}
