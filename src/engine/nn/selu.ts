import { selu } from "../ops/selu";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** nn.SELU. */
export class SELU extends Module {
  forward(x: Tensor): Tensor {
    return selu(x);
  }
}
