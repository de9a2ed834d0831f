import { expect } from "vitest";
import { backward } from "../../../src/engine/autograd";
import { Generator } from "../../../src/engine/random/torch-generator";
import { scoped } from "../../../src/engine/scope";
import type { Tensor } from "../../../src/engine/tensor";
import { floats, leaf, type ReferenceTensor } from "../../match-tensor";

/**
 * Of central differences in float64, (L(x + h) − L(x − h))/2h: the error is h²·L‴/6 ≈ 1e-9 from the formula and
 * 1e-16·L/h ≈ 1e-10 from rounding, far below the float32 of what is being checked.
 */
const STEP = 1e-4;

/** The engine's float32 sums have up to some hundred terms of size about 1, and rounding units of 6e-8. */
const tolerance = { rtol: 1e-5, atol: 1e-5 };

type Many<T> = [T, T, T, T, T, T, T];

interface Sides {
  engine: (...inputs: Many<Tensor>) => Tensor;
  reference: (...inputs: Many<ReferenceTensor>) => ReferenceTensor;
}

/** The engine's output against the reference's, and its gradients of Σ seed·y against central differences of it. */
export function expectGradients(
  random: Drawing,
  inputs: ReferenceTensor[],
  { engine, reference }: Sides,
): void {
  const expected = reference(...(inputs as Many<ReferenceTensor>));
  const seed = random.normal(...expected.shape);
  const weighted = (changed: ReferenceTensor[]) =>
    dot(seed.values, reference(...(changed as Many<ReferenceTensor>)).values);
  scoped(() => {
    const leaves = inputs.map(leaf);
    const y = engine(...(leaves as Many<Tensor>));
    backward(y, floats(seed));
    expect(y).toMatchTensor(expected, tolerance);
    inputs.forEach((input, which) => {
      const slope = (at: number) => {
        const values = Float64Array.from(input.values);
        const loss = (value: number) => {
          values[at] = value;
          return weighted(inputs.with(which, { shape: input.shape, values }));
        };
        return (loss(input.values[at]! + STEP) - loss(input.values[at]! - STEP)) / (2 * STEP);
      };
      const values = Float64Array.from(input.values, (_, at) => slope(at));
      expect(leaves[which]!.grad).toMatchTensor({ shape: input.shape, values }, tolerance);
    });
  });
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

type Drawing = ReturnType<typeof drawing>;

/** Shapes and numbers of one trial; a trial can be repeated. */
export function drawing(trial: number) {
  const generator = new Generator(trial);
  const count = (shape: number[]) => shape.reduce((product, length) => product * length, 1);
  return {
    /** 1 to `most`. */
    size: (most: number): number => generator.randint(1, most + 1, 1)[0]!,
    normal: (...shape: number[]): ReferenceTensor => ({ shape, values: generator.randn(count(shape)) }),
    integers: (below: number, ...shape: number[]): ReferenceTensor => ({
      shape,
      values: generator.randint(0, below, count(shape)),
    }),
  };
}
