import { record } from "../autograd";
import { Refusal } from "../refusal";
import { coalesce, stridesOf, wrapDim } from "../shape";
import { currentBackend, empty, type Tensor } from "../tensor";

/** x with its dimensions in another order: length d of the result is length dims[d] of x. A copy (torch.permute). */
export function permute(x: Tensor, dims: readonly number[]): Tensor {
  const rank = x.shape.length;
  if (dims.length !== rank) {
    const words =
      "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering " +
      `of dimensions i.e. input.dim() = ${rank} is not equal to len(dims) = ${dims.length}`;
    throw new Refusal("permute", words, [x]);
  }
  const order = dims.map((dim) => wrapDim("permute", dim, x.shape));
  if (new Set(order).size !== rank) {
    throw new Refusal("permute", "permute(): duplicate dims are not allowed.", [x]);
  }
  const inverse = order.map((_, d) => order.indexOf(d));
  return record("permute", permuted(x, order), [x], [], (dy) => [permuted(dy, inverse)]);
}

/** permute by dimensions counted from the front, not recorded. */
export function permuted(x: Tensor, order: readonly number[]): Tensor {
  const strides = stridesOf(x.shape);
  const out = empty(
    order.map((d) => x.shape[d]),
    x.dtype,
  );
  const walk = coalesce(
    out.shape,
    order.map((d) => strides[d]),
  );
  currentBackend().kernels.readStrided(walk.lengths, x.handle, 0, walk.strides[0], out.handle);
  return out;
}
