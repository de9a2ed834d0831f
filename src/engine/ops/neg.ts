import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, empty, type Tensor } from "../tensor";
import { combine } from "./broadcast";

/** −x, elementwise (torch.neg). dx = −dy. */
export function neg(x: Tensor): Tensor {
  if (x.dtype === "bool") {
    const words =
      "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or " +
      "`logical_not()` operator instead.";
    throw new Refusal("neg", words, [x]);
  }
  if (x.dtype === "int32") return combine("sub", 0, x);
  return record("neg", negated(x), [x], [], (dy) => [negated(dy)]);
}

/** −x of a float32 x, not recorded. */
export function negated(x: Tensor): Tensor {
  const out = empty(x.shape);
  currentBackend().kernels.neg(x.size, x.handle, out.handle);
  return out;
}
