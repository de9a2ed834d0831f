import { record } from "../autograd";
import { currentBackend, empty, type Tensor, zeros } from "../tensor";
import { combine } from "./broadcast";
import { arrange, type Reduction } from "./reduction";
import { to } from "./to";

/** One dimension. */
export interface Along {
  dim: number;
  keepdim?: boolean;
}

/** The largest of all numbers (torch.max). Those that share it share the gradient evenly. */
export function max(x: Tensor): Tensor {
  if (x.size === 0) throw new Error(noElements("max"));
  const { values } = find(x, arrange(x, {}));
  return record("max", values, [x], (dy) => {
    const bothNaN = combine("and", combine("ne", x, x), combine("ne", values, values));
    const largest = to(combine("or", combine("eq", x, values), bothNaN), "float32");
    const count = empty([]);
    currentBackend().kernels.sum(1, x.size, 1, false, largest.handle, count.handle);
    return [combine("mul", largest, combine("div", dy, count))];
  });
}

/** The largest along a dimension, and its first index as int32 (torch.max with a dim). The gradient goes to that one. */
export function maxAlong(x: Tensor, { dim, ...rest }: Along): { values: Tensor; indices: Tensor } {
  const reduction = arrange(x, { dim, ...rest });
  if (reduction.count === 0) throw new Error(`max(): Expected reduction dim ${dim} to have non-zero size.`);
  const { values, indices } = find(x, reduction);
  const { outer, count, inner } = reduction;
  record("max", values, [x], (dy) => {
    const dx = zeros(x.shape);
    currentBackend().kernels.scatterAdd(outer, count, inner, 1, dy.handle, indices.handle, dx.handle);
    return [dx];
  });
  return { values, indices };
}

/** int32 index of the largest along a dimension, or among all numbers in row-major order (torch.argmax). */
export function argmax(x: Tensor, { dim, keepdim = false }: Partial<Along> = {}): Tensor {
  if (dim !== undefined) {
    const reduction = arrange(x, { dim, keepdim });
    if (reduction.count === 0) {
      throw new Error(`argmax(): Expected reduction dim ${dim} to have non-zero size.`);
    }
    return find(x, reduction).indices;
  }
  if (x.size === 0) throw new Error(noElements("argmax"));
  return find(x, arrange(x, { keepdim })).indices;
}

function find(x: Tensor, { source, outer, count, inner, shape }: Reduction) {
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

function noElements(name: string): string {
  return (
    `${name}(): Expected reduction dim to be specified for input.numel() == 0. ` +
    "Specify the reduction dim with the 'dim' argument."
  );
}
