import { full, type Tensor, tensor } from "../../engine/tensor";

/**
 * A number of Python's beside a tensor. JavaScript has one type for 2 and 2.0: the second makes floats of integers, and
 * so goes as a tensor where that matters.
 */
export function operandOf(value: number, isFloat: boolean, beside: Tensor): number | Tensor {
  return isFloat && beside.dtype !== "float32" && Number.isInteger(value) ? full([], value) : value;
}

/** The same as a tensor of its own. */
export function scalarTensor(value: number, isFloat: boolean): Tensor {
  return isFloat ? full([], value) : tensor(Int32Array.of(value), []);
}
