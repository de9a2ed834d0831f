import { expect } from "vitest";
import { type Tensor, tensor } from "../src/engine/tensor";

/** A tensor as golden files hold it, and as a float64 reference gives it: row-major. */
export interface ReferenceTensor {
  shape: number[];
  values: ArrayLike<number>;
}

/** |received − expected| ≤ atol + rtol·|expected| for every element, as in torch.allclose with equal_nan. */
export interface Tolerance {
  rtol?: number;
  atol?: number;
}

export function floats({ shape, values }: ReferenceTensor): Tensor {
  return tensor(Float32Array.from(values), shape);
}

export function integers({ shape, values }: ReferenceTensor): Tensor {
  return tensor(Int32Array.from(values), shape);
}

/** A parameter: backward() fills its grad. */
export function leaf(reference: ReferenceTensor): Tensor {
  return floats(reference).requireGrad();
}

expect.extend({
  toMatchTensor(received: Tensor | null, expected: ReferenceTensor, { rtol = 0, atol = 0 }: Tolerance) {
    if (!received) return { pass: false, message: () => "there is no tensor" };
    if (!this.equals([...received.shape], expected.shape)) {
      return { pass: false, message: () => `shape [${received.shape}] instead of [${expected.shape}]` };
    }
    const values = received.toFloat32Array();
    let worst = 0;
    let excess = 0; // of the error over what is allowed, as a ratio; NaN counts as infinite
    values.forEach((value, i) => {
      const reference = expected.values[i]!;
      if (value === Math.fround(reference)) return; // golden files hold a float32 in its shortest decimal digits
      if (Number.isNaN(value) && Number.isNaN(reference)) return;
      const ratio = Math.abs(value - reference) / (atol + rtol * Math.abs(reference));
      if (ratio > excess || Number.isNaN(ratio))
        [worst, excess] = [i, Number.isNaN(ratio) ? Infinity : ratio];
    });
    return {
      pass: excess <= 1,
      message: () =>
        `element ${worst} of [${expected.shape}] is ${values[worst]} instead of ${expected.values[worst]}: ` +
        `${excess.toPrecision(3)} times the tolerance`,
    };
  },
});

declare module "vitest" {
  interface Matchers<T> {
    /** Shape and values of a float32 tensor against a reference. */
    toMatchTensor(expected: ReferenceTensor, tolerance: Tolerance): T;
  }
}
