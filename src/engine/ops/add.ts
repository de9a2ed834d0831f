import { record } from "../autograd";
import { sameShape } from "../shape";
import { currentBackend, empty, type Tensor } from "../tensor";
import { asTensor, combine, type Operand, sumTo } from "./broadcast";

/** a + b, elementwise with broadcasting (torch.add). Both receive what arrives, summed where they were repeated. */
export function add(left: Operand, right: Operand): Tensor {
  const [a, b] = [asTensor(left, right), asTensor(right, left)];
  return record("add", sum(a, b), [a, b], [], (gradient) => [
    a.requiresGrad ? sumTo(gradient, a.shape) : null,
    b.requiresGrad ? sumTo(gradient, b.shape) : null,
  ]);
}

/** Without the loops of broadcasting where the shapes are equal: residual connections come through here. */
function sum(a: Tensor, b: Tensor): Tensor {
  if (a.dtype !== "float32" || b.dtype !== "float32" || !sameShape(a.shape, b.shape)) {
    return combine("add", a, b);
  }
  const out = empty(a.shape);
  currentBackend().kernels.add(out.size, a.handle, b.handle, out.handle);
  return out;
}
