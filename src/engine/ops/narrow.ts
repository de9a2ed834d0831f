import { record } from "../autograd";
import { coalesce, stridesOf, wrapDim } from "../shape";
import { currentBackend, empty, type Tensor, zeros } from "../tensor";
import { view } from "./view";

/** What slice takes of a dimension: Python's start:stop:step. */
export interface Slice {
  start?: number;
  stop?: number;
  step?: number;
}

/** x[…, start:stop:step, …] along dimension `dim`, with Python's rules for negative and too large bounds; a copy. */
export function slice(x: Tensor, dim: number, { start = 0, stop = Infinity, step = 1 }: Slice): Tensor {
  if (step === 0) throw new Error("slice step cannot be zero");
  if (step < 0) throw new Error("step must be greater than zero");
  const along = dimensionOf("slice", x, dim);
  const length = x.shape[along];
  const bound = (at: number) => Math.min(Math.max(at < 0 ? at + length : at, 0), length);
  const [first, last] = [bound(start), bound(stop)];
  return take(x, along, first, Math.max(Math.ceil((last - first) / step), 0), step);
}

/** `length` places of dimension `dim` from `start` on; a copy (torch.narrow). */
export function narrow(x: Tensor, dim: number, start: number, length: number): Tensor {
  const along = dimensionOf("narrow", x, dim);
  const size = x.shape[along];
  if (start < -size || start > size) {
    throw new Error(
      `Dimension out of range (expected to be in range of [${-size}, ${size - 1}], but got ${start})`,
    );
  }
  const first = start < 0 ? start + size : start;
  if (length < 0 || first + length > size) {
    throw new Error(`start (${first}) + length (${length}) exceeds dimension size (${size}).`);
  }
  return take(x, along, first, length, 1);
}

/** x at one index of dimension `dim`, which goes: x[i] when it is 0; a copy (torch.select). */
export function select(x: Tensor, dim: number, index: number): Tensor {
  if (x.shape.length === 0) throw new Error("select() cannot be applied to a 0-dim tensor.");
  const along = wrapDim(dim, x.shape.length);
  const size = x.shape[along];
  if (index < -size || index >= size) {
    throw new Error(
      `select(): index ${index} out of range for tensor of size [${x.shape.join(", ")}] at dimension ${along}`,
    );
  }
  const taken = take(x, along, index < 0 ? index + size : index, 1, 1);
  return view(taken, x.shape.toSpliced(along, 1));
}

/** dx is dy where something was taken, 0 elsewhere. */
function take(x: Tensor, dim: number, start: number, length: number, step: number): Tensor {
  const { kernels } = currentBackend();
  const strides = stridesOf(x.shape);
  const offset = start * strides[dim];
  const out = empty(x.shape.with(dim, length), x.dtype);
  const walk = coalesce(out.shape, strides.with(dim, strides[dim] * step));
  kernels.readStrided(walk.lengths, x.handle, offset, walk.strides[0], out.handle);

  return record("slice", out, [x], (dy) => {
    const dx = zeros(x.shape);
    kernels.writeStrided(walk.lengths, dy.handle, dx.handle, offset, walk.strides[0]);
    return [dx];
  });
}

function dimensionOf(name: string, x: Tensor, dim: number): number {
  if (x.shape.length === 0) throw new Error(`${name}() cannot be applied to a 0-dim tensor.`);
  return wrapDim(dim, x.shape.length);
}
