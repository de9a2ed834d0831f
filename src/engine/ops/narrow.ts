import { record } from "../autograd";
import { listed, Refusal } from "../refusal";
import { coalesce, stridesOf, wrapDim } from "../shape";
import { currentBackend, empty, type Shape, type Tensor, zeros } from "../tensor";
import { view } from "./view";

/** What slice takes of a dimension: Python's start:stop:step. */
export interface Slice {
  start?: number;
  stop?: number;
  step?: number;
}

/** x[…, start:stop:step, …] along dimension `dim`, with Python's rules for negative and too large bounds; a copy. */
export function slice(x: Tensor, dim: number, bounds: Slice): Tensor {
  const along = dimensionOf("slice", x, dim);
  const { start, length, step } = placesOf(x, along, bounds);
  return take(x, along, start, length, step);
}

/** The places of dimension `dim`, counted from the front, that a slice takes. */
export function placesOf(
  x: { readonly shape: Shape },
  dim: number,
  { start = 0, stop = Infinity, step = 1 }: Slice,
): { start: number; length: number; step: number } {
  if (step === 0) throw new Refusal("slice", "slice step cannot be zero", [x], "ValueError");
  if (step < 0) throw new Refusal("slice", "step must be greater than zero", [x], "ValueError");
  const size = x.shape[dim];
  const bounded = (at: number) => Math.min(Math.max(at < 0 ? at + size : at, 0), size);
  const first = bounded(start);
  return { start: first, length: Math.max(Math.ceil((bounded(stop) - first) / step), 0), step };
}

/** `length` places of dimension `dim` from `start` on; a copy (torch.narrow). */
export function narrow(x: Tensor, dim: number, start: number, length: number): Tensor {
  const along = dimensionOf("narrow", x, dim);
  const size = x.shape[along];
  if (start < -size || start > size) {
    const words = `Dimension out of range (expected to be in range of [${-size}, ${size - 1}], but got ${start})`;
    throw new Refusal("narrow", words, [x], "IndexError");
  }
  const first = start < 0 ? start + size : start;
  if (length < 0 || first + length > size) {
    const words = `start (${first}) + length (${length}) exceeds dimension size (${size}).`;
    throw new Refusal("narrow", words, [x]);
  }
  return take(x, along, first, length, 1);
}

/** x at one index of dimension `dim`, which goes: x[i] when it is 0; a copy (torch.select). */
export function select(x: Tensor, dim: number, index: number): Tensor {
  const along = dimensionOf("select", x, dim);
  const size = x.shape[along];
  if (index < -size || index >= size) {
    const words = `select(): index ${index} out of range for tensor of size ${listed(x.shape)} at dimension ${along}`;
    throw new Refusal("select", words, [x], "IndexError");
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

  return record("slice", out, [x], [], (dy) => {
    const dx = zeros(x.shape);
    kernels.writeStrided(walk.lengths, dy.handle, dx.handle, offset, walk.strides[0]);
    return [dx];
  });
}

function dimensionOf(op: string, x: Tensor, dim: number): number {
  if (x.shape.length === 0) {
    const kind = op === "select" ? "IndexError" : "RuntimeError";
    throw new Refusal(op, `${op}() cannot be applied to a 0-dim tensor.`, [x], kind);
  }
  return wrapDim(op, dim, x.shape);
}
