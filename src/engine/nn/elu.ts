import { elu } from "../ops/elu";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** nn.ELU. */
export class ELU extends Module {
  constructor(readonly alpha = 1) {
    super();
  }

  forward(x: Tensor): Tensor {
    return elu(x, this.alpha);
  }
}
