import { record } from "../autograd";
import { Refusal } from "../refusal";
import { currentBackend, empty, ones, type Tensor, zeros } from "../tensor";
import { combine } from "./broadcast";
import { to } from "./to";

/**
 * x to the power of a number, elementwise (torch.pow); an integer tensor stays one when the exponent is whole.
 * dx = exponent·x^(exponent − 1)·dy.
 */
export function pow(x: Tensor, exponent: number): Tensor {
  if (x.dtype !== "float32" && Number.isInteger(exponent)) return integerPower(to(x, "int32"), exponent);
  const base = to(x, "float32");
  return record("pow", power(base, exponent), [x], [x], (dy) => {
    if (exponent === 0) return [zeros(x.shape)];
    return [combine("mul", dy, combine("mul", power(base, exponent - 1), exponent))];
  });
}

function power(x: Tensor, exponent: number): Tensor {
  if (exponent === 0) return ones(x.shape);
  const out = empty(x.shape);
  currentBackend().kernels.pow(x.size, x.handle, exponent, out.handle);
  return out;
}

/** By squaring, modulo 2³². */
function integerPower(x: Tensor, exponent: number): Tensor {
  if (exponent < 0) throw new Refusal("pow", "Integers to negative integer powers are not allowed.", [x]);
  let result = combine("add", combine("mul", x, 0), 1);
  for (let square = x, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = combine("mul", result, square);
    if (left > 1) square = combine("mul", square, square);
  }
  return result;
}
