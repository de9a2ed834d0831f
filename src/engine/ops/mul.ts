import { record } from "../autograd";
import type { Tensor } from "../tensor";
import { asTensor, combine, type Operand, sumTo } from "./broadcast";

/** a·b, elementwise with broadcasting (torch.mul). da = dy·b, db = dy·a, summed where they were repeated. */
export function mul(left: Operand, right: Operand): Tensor {
  const [a, b] = [asTensor(left, right), asTensor(right, left)];
  const saved = [...(a.requiresGrad ? [b] : []), ...(b.requiresGrad ? [a] : [])];
  return record("mul", combine("mul", a, b), [a, b], saved, (dy) => [
    a.requiresGrad ? sumTo(combine("mul", dy, b), a.shape) : null,
    b.requiresGrad ? sumTo(combine("mul", dy, a), b.shape) : null,
  ]);
}
