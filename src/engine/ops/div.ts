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
  const saved = b.requiresGrad ? [a, b] : [b];
  return record("div", combine("div", a, b), [a, b], saved, (dy) => {
    const perB = combine("div", dy, b);
    return [
      a.requiresGrad ? sumTo(perB, a.shape) : null,
      b.requiresGrad ? negated(sumTo(combine("mul", perB, combine("div", a, b)), b.shape)) : null,
    ];
  });
}
