import { record } from "../autograd";
import { before, isRecordedInPlace, rebase } from "../rebase";
import { Refusal } from "../refusal";
import { coalesce, stridesOf } from "../shape";
import { currentBackend, empty, type Tensor, zeros } from "../tensor";
import { asTensor, type Operand, repeat, sumTo } from "./broadcast";
import { expandedShape } from "./expand";
import { placesOf, type Slice } from "./narrow";
import { to } from "./to";

/**
 * x[0, 1:3, …] = value, in place (torch.Tensor.__setitem__): a number is one place of a dimension, a slice some; they
 * are of the first dimensions of x. `value` broadcasts to what is taken, and receives the gradient of it.
 */
export function assign(x: Tensor, taken: readonly (number | Slice)[], value: Operand): Tensor {
  const given = asTensor(value, x);
  const recorded = isRecordedInPlace("copy_", x, [given], true);
  const { offset, lengths, strides } = regionOf(x, taken);
  const shape = lengths.filter((_, d) => typeof taken[d] !== "number");
  const fitting = given.viewed(withoutExcess(given, shape.length));
  expandedShape("copy_", fitting, shape, [x, given]);

  const { kernels } = currentBackend();
  const walk = coalesce(lengths, strides);
  const write = (values: Tensor, out: Tensor) => {
    kernels.writeStrided(walk.lengths, values.handle, out.handle, offset, walk.strides[0]);
    out.storage.changed();
    return out;
  };
  const values = repeat(to(fitting, x.dtype), shape);
  if (!recorded) return write(values, x);

  const y = record("copy_slices", write(values, x.copy()), [before(x), given], [], (dy) => {
    const dvalues = empty(shape);
    kernels.readStrided(walk.lengths, dy.handle, offset, walk.strides[0], dvalues.handle);
    return [write(zeros(shape), dy.copy()), sumTo(dvalues, fitting.shape).viewed(given.shape)];
  });
  return rebase(x, y);
}

/** Where the taken numbers lie in x: nested loops from `offset` on. */
function regionOf(x: Tensor, taken: readonly (number | Slice)[]) {
  if (taken.length > x.shape.length) {
    throw new Refusal(
      "copy_",
      `too many indices for tensor of dimension ${x.shape.length}`,
      [x],
      "IndexError",
    );
  }
  const strides = stridesOf(x.shape);
  const lengths = [...x.shape];
  let offset = 0;
  taken.forEach((each, d) => {
    const size = x.shape[d];
    if (typeof each !== "number") {
      const { start, length, step } = placesOf(x, d, each);
      offset += start * strides[d];
      strides[d] *= step;
      lengths[d] = length;
      return;
    }
    if (each < -size || each >= size) {
      const words = `index ${each} is out of bounds for dimension ${d} with size ${size}`;
      throw new Refusal("copy_", words, [x], "IndexError");
    }
    offset += (each < 0 ? each + size : each) * strides[d];
    lengths[d] = 1;
  });
  return { offset, lengths, strides };
}

/** The shape without the first lengths of 1 that would make it longer than `rank`. */
function withoutExcess({ shape }: Tensor, rank: number): readonly number[] {
  const ones = shape.findIndex((length) => length !== 1);
  const leading = ones < 0 ? shape.length : ones;
  return shape.slice(Math.min(leading, Math.max(shape.length - rank, 0)));
}
