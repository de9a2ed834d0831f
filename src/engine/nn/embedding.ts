import { embedding } from "../ops/embedding";
import type { Generator } from "../random/torch-generator";
import type { Tensor } from "../tensor";
import { randn } from "./init";
import { Module } from "./module";

/** Rows of a table at integer indices: [N, …] → [N, …, width]. nn.Embedding; the lesson's C. */
export class Embedding extends Module {
  readonly weight: Tensor; // [rows, width]

  constructor(rows: number, width: number, generator: Generator) {
    super();
    this.weight = randn([rows, width], generator).requireGrad();
  }

  forward(indices: Tensor): Tensor {
    return embedding(this.weight, indices);
  }

  override parameters(): Tensor[] {
    return [this.weight];
  }
}
