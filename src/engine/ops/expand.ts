import { record } from "../autograd";
import { listed, Refusal } from "../refusal";
import { sameShape } from "../shape";
import { dtypeName, type Shape, type Tensor } from "../tensor";
import { repeat, sumTo } from "./broadcast";
import { view } from "./view";

/**
 * x repeated along its dimensions of length 1 and new first ones; −1 keeps a length. A copy, where PyTorch gives a view
 * (torch.Tensor.expand). dx is summed over the repetitions.
 */
export function expand(x: Tensor, shape: Shape): Tensor {
  const target = expandedShape("expand", x, shape);
  if (sameShape(target, x.shape)) return view(x, target);
  return record("expand", repeat(x, target), [x], [], (dy) => [sumTo(dy, x.shape)]);
}

/** `shape` with its −1 replaced, if x can be repeated to it. */
export function expandedShape(
  op: string,
  x: Tensor,
  shape: Shape,
  operands: readonly { readonly shape: Shape }[] = [x, { shape }],
): Shape {
  const refuse = (words: string) => new Refusal(op, words, operands);
  const added = shape.length - x.shape.length;
  if (added < 0) {
    throw refuse(
      `expand(torch.${dtypeName[x.dtype]}Tensor{${listed(x.shape)}}, size=${listed(shape)}): the number of sizes provided ` +
        `(${shape.length}) must be greater or equal to the number of dimensions in the tensor (${x.shape.length})`,
    );
  }
  const target = shape.map((length, d) => (length === -1 && d >= added ? x.shape[d - added] : length));
  target.forEach((length, d) => {
    if (length < 0) {
      throw refuse(
        `The expanded size of the tensor (${length}) isn't allowed in a leading, non-existing dimension ${d}`,
      );
    }
    const existing = d < added ? 1 : x.shape[d - added];
    if (existing !== 1 && existing !== length) {
      throw refuse(
        `The expanded size of the tensor (${length}) must match the existing size (${existing}) at non-singleton ` +
          `dimension ${d}.  Target sizes: ${listed(shape)}.  Tensor sizes: ${listed(x.shape)}`,
      );
    }
  });
  return target;
}
