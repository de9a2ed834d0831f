import { record } from "../autograd";
import { listed, Refusal } from "../refusal";
import { sizeOf, wrapDim } from "../shape";
import type { Shape, Tensor } from "../tensor";

/**
 * The same numbers in another shape, not copied; one length may be −1 (torch.Tensor.view, and reshape, for every tensor
 * is contiguous).
 */
export function view(x: Tensor, shape: Shape): Tensor {
  return record("view", x.viewed(resolve(x, shape)), [x], [], (dy) => [dy.viewed(x.shape)]);
}

/** The shape with its −1 replaced by what is left for it. */
function resolve(x: Tensor, shape: Shape): Shape {
  const refuse = (words: string) => new Refusal("view", words, [x, { shape }]);
  const open = shape.indexOf(-1);
  if (open !== shape.lastIndexOf(-1)) throw refuse("only one dimension can be inferred");
  const invalid = shape.find((length) => !Number.isInteger(length) || length < -1);
  if (invalid !== undefined) throw refuse(`invalid shape dimension ${invalid}`);
  const known = open < 0 ? sizeOf(shape) : -sizeOf(shape);
  if (open >= 0 && known === 0 && x.size === 0) {
    throw refuse(
      `cannot reshape tensor of 0 elements into shape ${listed(shape)} because the unspecified dimension size -1 can be ` +
        "any value and is ambiguous",
    );
  }
  if (open < 0 ? known !== x.size : x.size % known !== 0) {
    throw refuse(`shape '${listed(shape)}' is invalid for input of size ${x.size}`);
  }
  return open < 0 ? shape : shape.with(open, x.size / known);
}

/** Without its dimension `dim` if that has length 1, or without all such dimensions; not copied (torch.squeeze). */
export function squeeze(x: Tensor, dim?: number): Tensor {
  const only = dim === undefined ? undefined : wrapDim("squeeze", dim, x.shape);
  return view(
    x,
    x.shape.filter((length, d) => length !== 1 || (only !== undefined && only !== d)),
  );
}

/** With a dimension of length 1 before dimension `dim`; not copied (torch.unsqueeze). */
export function unsqueeze(x: Tensor, dim: number): Tensor {
  return view(x, x.shape.toSpliced(wrapDim("unsqueeze", dim, x.shape, x.shape.length + 1), 0, 1));
}

/** The same numbers without history, not copied: what is changed in x changes here (torch.Tensor.detach). */
export function detach(x: Tensor): Tensor {
  return x.viewed();
}
