import { broadcastShapes, sameShape } from "../shape";
import { currentBackend, type Tensor } from "../tensor";
import { asTensor, combineInto, computedIn, type Operand, repeat } from "./broadcast";
import { dtypeName, promoteTypes, to } from "./to";

// What PyTorch writes with a trailing underscore, on the values alone: outside autograd, as under no_grad or on .data.
// The other operand broadcasts to x, which keeps its shape and type, and is returned.

/** x += other */
export const addInPlace = (x: Tensor, other: Operand): Tensor => update("add", x, other);
/** x −= other */
export const subInPlace = (x: Tensor, other: Operand): Tensor => update("sub", x, other);
/** x *= other */
export const mulInPlace = (x: Tensor, other: Operand): Tensor => update("mul", x, other);
/** x /= other */
export const divInPlace = (x: Tensor, other: Operand): Tensor => update("div", x, other);

function update(op: "add" | "sub" | "mul" | "div", x: Tensor, other: Operand): Tensor {
  const result = computedIn(op, x, asTensor(other, x));
  if (promoteTypes(result, x.dtype) !== x.dtype) {
    throw new Error(
      `result type ${dtypeName[result]} can't be cast to the desired output type ${dtypeName[x.dtype]}`,
    );
  }
  combineInto(op, x, other);
  return x;
}

/** x = other, converted to x's type (torch.Tensor.copy_). */
export function copyInPlace(x: Tensor, other: Tensor): Tensor {
  if (!sameShape(broadcastShapes(x.shape, other.shape), x.shape)) {
    throw new Error(
      `output with shape [${x.shape.join(", ")}] doesn't match the broadcast shape ` +
        `[${broadcastShapes(x.shape, other.shape).join(", ")}]`,
    );
  }
  x.copyFrom(repeat(to(other, x.dtype), x.shape));
  return x;
}

/** x = value everywhere (torch.Tensor.fill_). */
export function fillInPlace(x: Tensor, value: number): Tensor {
  if (x.dtype === "float32") currentBackend().kernels.fill(x.size, value, x.handle);
  else copyInPlace(x, asTensor(value, x));
  return x;
}

/** x = 0 everywhere (torch.Tensor.zero_). */
export const zeroInPlace = (x: Tensor): Tensor => fillInPlace(x, 0);
