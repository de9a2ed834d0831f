import { view } from "../ops/view";
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
    const rank = x.shape.length;
    const start = wrapDim(this.startDim, rank);
    const end = wrapDim(this.endDim, rank);
    if (start > end) throw new Error("flatten() has invalid args: start_dim cannot come after end_dim");
    const joined = sizeOf(x.shape.slice(start, end + 1));
    return view(x, [...x.shape.slice(0, start), joined, ...x.shape.slice(end + 1)]);
  }
}
