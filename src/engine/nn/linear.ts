import { addmm } from "../ops/addmm";
import type { Generator } from "../random/torch-generator";
import { type Tensor, zeros } from "../tensor";
import { randn } from "./init";
import type { Module } from "./module";

export interface LinearOptions {
  generator: Generator;
  /** Standard deviation of the drawn weights. */
  std: number;
  /** Drawn after the weights with its own standard deviation, or starting at zero without a draw. */
  bias: { std: number } | "zeros";
}

/** y = x W + b: [N, fan_in] → [N, fan_out]. nn.Linear, with the weight stored [fan_in, fan_out] as the lesson does. */
export class Linear implements Module {
  readonly weight: Tensor; // [fan_in, fan_out]
  readonly bias: Tensor; // [fan_out]

  constructor(fanIn: number, fanOut: number, { generator, std, bias }: LinearOptions) {
    this.weight = randn([fanIn, fanOut], generator, std).requireGrad();
    this.bias = (bias === "zeros" ? zeros([fanOut]) : randn([fanOut], generator, bias.std)).requireGrad();
  }

  forward(x: Tensor): Tensor {
    return addmm(this.bias, x, this.weight);
  }

  parameters(): Tensor[] {
    return [this.weight, this.bias];
  }
}
