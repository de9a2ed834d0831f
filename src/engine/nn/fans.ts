import { Refusal } from "../refusal";
import { sizeOf } from "../shape";
import type { Shape } from "../tensor";

/**
 * How a weight is stored. PyTorch's layers keep [out, in, …receptive field]; the lesson, and Linear here, [in, out].
 */
export type WeightLayout = "out-in" | "in-out";

/** How many numbers each output sums (fan_in), and into how many sums each input goes (fan_out). */
export interface Fans {
  fanIn: number;
  fanOut: number;
}

/** The fans of a weight of this shape: torch.nn.init._calculate_fan_in_and_fan_out, for either layout. */
export function fansOf(shape: Shape, layout: WeightLayout): Fans {
  if (shape.length < 2) {
    const words = "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions";
    throw new Refusal("init", words, [{ shape }], "ValueError");
  }
  const [first, second, ...receptive] = shape as [number, number, ...number[]];
  const field = sizeOf(receptive);
  const [outputs, inputs] = layout === "out-in" ? [first, second] : [second, first];
  return { fanIn: inputs * field, fanOut: outputs * field };
}
