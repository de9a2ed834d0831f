import { isRecording } from "./autograd";
import { Refusal } from "./refusal";
import { Tensor } from "./tensor";

/**
 * Whether changing x in place by these operands has to go on the tape. A leaf that requires a gradient can't be changed
 * then, nor a view or a `part` of it; under noGrad, or through detach, it can.
 */
export function isRecordedInPlace(
  op: string,
  x: Tensor,
  operands: readonly (Tensor | number)[],
  part = false,
): boolean {
  if (!isRecording()) return false;
  const base = baseOf(x);
  if (base.requiresGrad && !base.node) {
    const words = "leaf Variable that requires grad is being used in an in-place operation.";
    throw new Refusal(op, part || base !== x ? `a view of a ${words}` : `a ${words}`, [x]);
  }
  return x.requiresGrad || operands.some((operand) => operand instanceof Tensor && operand.requiresGrad);
}

/** What gives a view in PyTorch. */
const views = new Set(["view", "slice", "permute", "expand"]);

/** What x is a recorded view of, or x. */
function baseOf(x: Tensor): Tensor {
  return x.node && views.has(x.node.name) ? baseOf(x.node.inputs[0]) : x;
}

/** x as it is, history and a copy of its numbers: for the tape to hold when x itself is about to change. */
export function before(x: Tensor): Tensor {
  const copy = x.copy();
  copy.requiresGrad = x.requiresGrad;
  copy.node = x.node;
  return copy;
}

/** x becomes y, in place: it takes y's numbers and y's history. Other views of x's numbers keep theirs. */
export function rebase(x: Tensor, y: Tensor): Tensor {
  x.copyFrom(y);
  x.requiresGrad = y.requiresGrad;
  x.node = y.node;
  return x;
}
