import { record } from "../autograd";
import type { Tensor } from "../tensor";
import { asTensor, combine, type Operand, sumTo } from "./broadcast";
import { negated } from "./neg";

/**
 * a/b, elementwise with broadcasting, float32 even of integers (torch.div). da = dy/b, db = −dy·(a/b)/b, summed where
 * they were repeated.
 */
export function div(left: Operand, right: Operand): Tensor {
  const [a, b] = [asTensor(left, right), asTensor(right, left)];
  const quotient = combine("div", a, b);
  return record("div", quotient, [a, b], (dy) => {
    const perB = combine("div", dy, b);
    return [
      a.requiresGrad ? sumTo(perB, a.shape) : null,
      b.requiresGrad ? negated(sumTo(combine("mul", perB, quotient), b.shape)) : null,
    ];
  });
}
