import { tanh } from "../ops/tanh";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** nn.Tanh. */
export class Tanh extends Module {
  forward(x: Tensor): Tensor {
    return tanh(x);
  }
}
