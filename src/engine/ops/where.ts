import { record } from "../autograd";
import { Refusal } from "../refusal";
import { broadcastShapes } from "../shape";
import { currentBackend, dtypeName, empty, type Shape, type Tensor, zeros } from "../tensor";
import { asTensor, type Operand, repeat, sumTo } from "./broadcast";
import { promoteTypes, to } from "./to";

/**
 * a where the bool condition holds, b elsewhere; all three broadcast (torch.where). Each receives dy where it was
 * taken, 0 elsewhere, summed where it was repeated.
 */
export function where(condition: Tensor, left: Operand, right: Operand): Tensor {
  const [a, b] = [asTensor(left, right), asTensor(right, left)];
  const all = [condition, a, b];
  if (condition.dtype !== "bool") {
    const words = `where expected condition to be a boolean tensor, but got a tensor with dtype ${dtypeName[condition.dtype]}`;
    throw new Refusal("where", words, all);
  }
  const shape = broadcastShapes(
    "where",
    broadcastShapes("where", condition.shape, a.shape, all),
    b.shape,
    all,
  );
  const mask = repeat(condition, shape);
  const dtype = promoteTypes(a.dtype, b.dtype);
  const y = choose(mask, to(a, dtype), to(b, dtype), shape);

  return record("where", y, [a, b], [condition], (dy) => [
    a.requiresGrad ? sumTo(choose(mask, dy, zeros([]), shape), a.shape) : null,
    b.requiresGrad ? sumTo(choose(mask, zeros([]), dy, shape), b.shape) : null,
  ]);
}

/** x with `value` where the bool mask, which broadcasts, holds (torch.Tensor.masked_fill). No gradient passes there. */
export function maskedFill(x: Tensor, mask: Tensor, value: number): Tensor {
  if (mask.dtype !== "bool") {
    const words = `masked_fill_ only supports boolean masks, but got mask with dtype ${dtypeName[mask.dtype]}`;
    throw new Refusal("masked_fill", words, [x, mask]);
  }
  return where(mask, to(asTensor(value, x), x.dtype), x);
}

function choose(mask: Tensor, a: Tensor, b: Tensor, shape: Shape): Tensor {
  const out = empty(shape, a.dtype);
  const [taken, other] = [repeat(a, shape), repeat(b, shape)];
  currentBackend().kernels.select(out.size, mask.handle, taken.handle, other.handle, out.handle);
  return out;
}
