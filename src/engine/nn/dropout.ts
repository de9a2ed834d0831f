import { checkDropoutProbability, dropout } from "../ops/dropout";
import type { Generator } from "../random/torch-generator";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** nn.Dropout: drops numbers with probability p while training and hands x on in evaluation (Srivastava et al. 2014). */
export class Dropout extends Module {
  constructor(
    readonly p: number,
    private readonly generator: Generator,
  ) {
    super();
    checkDropoutProbability(p);
  }

  forward(x: Tensor): Tensor {
    return this.training ? dropout(x, this.p, this.generator) : x;
  }
}
