import { type GeluApproximation, gelu } from "../ops/gelu";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** nn.GELU. */
export class GELU extends Module {
  constructor(readonly approximate: GeluApproximation = "none") {
    super();
  }

  forward(x: Tensor): Tensor {
    return gelu(x, this.approximate);
  }
}
