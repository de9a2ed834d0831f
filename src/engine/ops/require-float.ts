import { Refusal } from "../refusal";
import { dtypeName, type Tensor } from "../tensor";

/** Refuses integers and bools before anything is computed, as PyTorch's `kernel` for this op does. */
export function requireFloat(op: string, x: Tensor, kernel = op, operands = [x]): void {
  if (x.dtype !== "float32")
    throw new Refusal(op, `"${kernel}" not implemented for '${dtypeName[x.dtype]}'`, operands);
}
