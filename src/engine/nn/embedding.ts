import { embedding } from "../ops/embedding";
import type { Generator } from "../random/torch-generator";
import type { Tensor } from "../tensor";
import { randn } from "./init";
import type { Module } from "./module";

/** Rows of a table at integer indices: [N, …] → [N, …, width]. nn.Embedding; the lesson's C. */
export class Embedding implements Module {
  readonly weight: Tensor; // [rows, width]

  constructor(rows: number, width: number, generator: Generator) {
    this.weight = randn([rows, width], generator).requireGrad();
  }

  forward(indices: Tensor): Tensor {
    return embedding(this.weight, indices);
  }

  parameters(): Tensor[] {
    return [this.weight];
  }
}
