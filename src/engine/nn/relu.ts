import { relu } from "../ops/relu";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** nn.ReLU. */
export class ReLU extends Module {
  forward(x: Tensor): Tensor {
    return relu(x);
  }
}
