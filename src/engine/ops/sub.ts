import { record } from "../autograd";
import type { Tensor } from "../tensor";
import { asTensor, combine, type Operand, sumTo } from "./broadcast";
import { negated } from "./neg";

/** a − b, elementwise with broadcasting (torch.sub). da = dy, db = −dy, summed where they were repeated. */
export function sub(left: Operand, right: Operand): Tensor {
  const [a, b] = [asTensor(left, right), asTensor(right, left)];
  return record("sub", combine("sub", a, b), [a, b], [], (dy) => [
    a.requiresGrad ? sumTo(dy, a.shape) : null,
    b.requiresGrad ? negated(sumTo(dy, b.shape)) : null,
  ]);
}
