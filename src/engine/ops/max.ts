import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, empty, type Tensor, zeros } from "../tensor";
import { combine } from "./broadcast";
import { arrange, type Reduction } from "./reduction";
import { to } from "./to";

/** One dimension. */
export interface Along {
  dim: number;
  keepdim?: boolean;
}

/** The values along a dimension, and their int32 places in it. */
export interface Extremes {
  values: Tensor;
  indices: Tensor;
}

/** The largest of all numbers (torch.max). Those that share it share the gradient evenly. */
export function max(x: Tensor): Tensor {
  return largest("max", x);
}

/** The largest along a dimension, and its first index (torch.max with a dim). The gradient goes to that one. */
export function maxAlong(x: Tensor, along: Along): Extremes {
  return largestAlong("max", x, along);
}

/** int32 index of the largest along a dimension, or among all numbers in row-major order (torch.argmax). */
export function argmax(x: Tensor, over: Partial<Along> = {}): Tensor {
  return indexOfLargest("argmax", x, over);
}

// The same under the name of the op that asks: min, too, is a max.

export function largest(op: string, x: Tensor): Tensor {
  if (x.size === 0) throw noElements(op, x);
  const { values } = find(x, arrange(op, x, {}));
  return record(op, values, [x], [x, values], (dy) => {
    const bothNaN = combine("and", combine("ne", x, x), combine("ne", values, values));
    const shares = to(combine("or", combine("eq", x, values), bothNaN), "float32");
    const count = empty([]);
    currentBackend().kernels.sum(1, x.size, 1, false, shares.handle, count.handle);
    return [combine("mul", shares, combine("div", dy, count))];
  });
}

export function largestAlong(op: string, x: Tensor, along: Along): Extremes {
  const reduction = arrange(op, x, along);
  checkNotEmpty(op, x, reduction, along.dim);
  const { values, indices } = find(x, reduction);
  const { outer, count, inner } = reduction;
  record(op, values, [x], [indices], (dy) => {
    const dx = zeros(x.shape);
    currentBackend().kernels.scatterAdd(outer, count, inner, 1, dy.handle, indices.handle, dx.handle);
    return [dx];
  });
  return { values, indices };
}

export function indexOfLargest(op: string, x: Tensor, { dim, keepdim = false }: Partial<Along>): Tensor {
  if (x.dtype === "bool") throw new Refusal(op, `"${op}_cpu" not implemented for 'Bool'`, [x]);
  if (dim === undefined) {
    if (x.size === 0) throw noElements(op, x);
    return find(x, arrange(op, x, { keepdim })).indices;
  }
  const reduction = arrange(op, x, { dim, keepdim });
  checkNotEmpty(op, x, reduction, dim);
  return find(x, reduction).indices;
}

function find(x: Tensor, { source, outer, count, inner, shape }: Reduction): Extremes {
  const values = empty(shape, x.dtype);
  const indices = empty(shape, "int32");
  const integer = x.dtype !== "float32";
  currentBackend().kernels.maximum(
    outer,
    count,
    inner,
    integer,
    source.handle,
    values.handle,
    indices.handle,
  );
  return { values, indices };
}

function checkNotEmpty(op: string, x: Tensor, { count }: Reduction, dim: number): void {
  if (count > 0) return;
  const words = `${op}(): Expected reduction dim ${dim} to have non-zero size.`;
  throw new Refusal(op, words, [x], "IndexError");
}

/** PyTorch's max says how to go on, its argmax does not. */
function noElements(op: string, x: Tensor): Refusal {
  const words = `${op}(): Expected reduction dim to be specified for input.numel() == 0.`;
  if (op.startsWith("arg")) return new Refusal(op, words, [x], "IndexError");
  return new Refusal(op, `${words} Specify the reduction dim with the 'dim' argument.`, [x]);
}
