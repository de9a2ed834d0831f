import { sigmoid } from "../ops/sigmoid";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** nn.Sigmoid. */
export class Sigmoid extends Module {
  forward(x: Tensor): Tensor {
    return sigmoid(x);
  }
}
