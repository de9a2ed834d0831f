import { record } from "../autograd";
import { before, isRecordedInPlace, rebase } from "../rebase";
import { listed, Refusal } from "../refusal";
import { broadcastShapes, sameShape } from "../shape";
import { currentBackend, dtypeName, type Shape, type Tensor, zeros } from "../tensor";
import { add } from "./add";
import { asTensor, combineInto, computedIn, type Operand, repeat, sumTo } from "./broadcast";
import { div } from "./div";
import { mul } from "./mul";
import { sub } from "./sub";
import { promoteTypes, to } from "./to";

// What PyTorch writes with a trailing underscore. The other operand broadcasts to x, which keeps its shape and type, and
// is returned. A leaf that requires a gradient is changed under noGrad, or through detach (its `.data`).

/** x += other */
export const addInPlace = (x: Tensor, other: Operand): Tensor => update("add", x, other);
/** x −= other */
export const subInPlace = (x: Tensor, other: Operand): Tensor => update("sub", x, other);
/** x *= other */
export const mulInPlace = (x: Tensor, other: Operand): Tensor => update("mul", x, other);
/** x /= other */
export const divInPlace = (x: Tensor, other: Operand): Tensor => update("div", x, other);

const outOfPlace = { add, sub, mul, div };

function update(op: keyof typeof outOfPlace, x: Tensor, operand: Operand): Tensor {
  const other = asTensor(operand, x);
  const recorded = isRecordedInPlace(`${op}_`, x, [other]);
  checkBroadcasts(`${op}_`, x, other.shape);
  const result = computedIn(op, x, other);
  if (promoteTypes(result, x.dtype) !== x.dtype) {
    const words = `result type ${dtypeName[result]} can't be cast to the desired output type ${dtypeName[x.dtype]}`;
    throw new Refusal(`${op}_`, words, [x, other]);
  }
  if (recorded) return rebase(x, outOfPlace[op](before(x), other));
  combineInto(op, x, other);
  return x;
}

/** x = other, converted to x's type (torch.Tensor.copy_). */
export function copyInPlace(x: Tensor, other: Tensor): Tensor {
  const recorded = isRecordedInPlace("copy_", x, [other]);
  checkBroadcasts("copy_", x, other.shape);
  const values = repeat(to(other, x.dtype), x.shape);
  if (!recorded) {
    x.copyFrom(values);
    return x;
  }
  const y = record("copy_", values.copy(), [before(x), other], [], (dy) => [
    x.requiresGrad ? zeros(x.shape) : null,
    other.requiresGrad ? sumTo(dy, other.shape) : null,
  ]);
  return rebase(x, y);
}

/** x = value everywhere (torch.Tensor.fill_). */
export function fillInPlace(x: Tensor, value: number): Tensor {
  if (x.dtype !== "float32" || isRecordedInPlace("fill_", x, [])) return copyInPlace(x, asTensor(value, x));
  currentBackend().kernels.fill(x.size, value, x.handle);
  x.storage.changed();
  return x;
}

/** x = 0 everywhere (torch.Tensor.zero_). */
export const zeroInPlace = (x: Tensor): Tensor => fillInPlace(x, 0);

function checkBroadcasts(op: string, x: Tensor, other: Shape): void {
  const shape = broadcastShapes(op, x.shape, other);
  if (sameShape(shape, x.shape)) return;
  const words = `output with shape ${listed(x.shape)} doesn't match the broadcast shape ${listed(shape)}`;
  throw new Refusal(op, words, [x, { shape: other }]);
}
