import type { Generator, MultinomialOptions } from "../random/torch-generator";
import { Refusal } from "../refusal";
import { dtypeName, type Tensor, tensor } from "../tensor";

/**
 * `count` categories drawn from each row of weights [N, categories] or [categories] → int32 [N, count] or [count]
 * (torch.multinomial).
 */
export function multinomial(
  weights: Tensor,
  count: number,
  generator: Generator,
  options: MultinomialOptions,
): Tensor {
  const rank = weights.shape.length;
  if (rank !== 1 && rank !== 2) throw new Refusal("multinomial", "prob_dist must be 1 or 2 dim", [weights]);
  if (weights.dtype !== "float32") {
    const words = `multinomial only supports floating-point dtypes for input, got: ${dtypeName[weights.dtype]}`;
    throw new Refusal("multinomial", words, [weights]);
  }
  const values = weights.toFloat32Array();
  const categories = weights.shape.at(-1)!;
  const rows = weights.shape.slice(0, -1);
  const drawn = Array.from({ length: rows[0] ?? 1 }, (_, row) =>
    generator.multinomial(values.subarray(row * categories, (row + 1) * categories), count, options),
  );
  return tensor(Int32Array.from(drawn.flat()), [...rows, count]);
}
