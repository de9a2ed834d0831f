import { view } from "../ops/view";
import { Refusal } from "../refusal";
import { sizeOf, wrapDim } from "../shape";
import type { Tensor } from "../tensor";
import { Module } from "./module";

/** Dimensions startDim to endDim as one, the last index fastest (nn.Flatten): [N, …] → [N, product] as it comes. */
export class Flatten extends Module {
  constructor(
    readonly startDim = 1,
    readonly endDim = -1,
  ) {
    super();
  }

  forward(x: Tensor): Tensor {
    const start = wrapDim("flatten", this.startDim, x.shape);
    const end = wrapDim("flatten", this.endDim, x.shape);
    if (start > end)
      throw new Refusal("flatten", "flatten() has invalid args: start_dim cannot come after end_dim", [x]);
    const joined = sizeOf(x.shape.slice(start, end + 1));
    return view(x, [...x.shape.slice(0, start), joined, ...x.shape.slice(end + 1)]);
  }
}
