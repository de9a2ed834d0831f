import { describe, expect, test } from "vitest";
import { elu } from "../../../src/engine/ops/elu";
import { gelu } from "../../../src/engine/ops/gelu";
import { leakyRelu } from "../../../src/engine/ops/leaky-relu";
import { relu } from "../../../src/engine/ops/relu";
import { selu } from "../../../src/engine/ops/selu";
import { sigmoid } from "../../../src/engine/ops/sigmoid";
import { tanh } from "../../../src/engine/ops/tanh";
import { scoped } from "../../../src/engine/scope";
import { type Tensor, tensor, useBackend } from "../../../src/engine/tensor";
import { choices } from "../../../src/experiment/config";
import { curves, type Nonlinearity } from "../../../src/experiment/nonlinearity";
import { expectWithin } from "../../expect-within";
import { kernelBuilds } from "../../kernel-builds";

useBackend((await kernelBuilds())[0]!);

const engine: Record<Nonlinearity, (x: Tensor) => Tensor> = {
  tanh,
  sigmoid,
  relu,
  "leaky-relu": (x) => leakyRelu(x),
  elu: (x) => elu(x),
  gelu: (x) => gelu(x),
  selu,
  linear: (x) => x,
};

/** Every 1/64 of −8 to 8, exact in float32. */
const points = Array.from({ length: 1025 }, (_, i) => (i - 512) / 64);
const h = 1e-4;

describe.each(choices.nonlinearity)("%s as a curve", (name) => {
  const { value, derivative, largestDerivative, range } = curves[name];

  test("has the values that the engine computes", () => {
    const computed = scoped(() =>
      engine[name](tensor(Float32Array.from(points), [points.length])).toFloat32Array(),
    );
    points.forEach((x, i) => {
      expectWithin(value(x), computed[i]!, 1e-6);
    });
  });

  test("has the slope of its values", () => {
    for (const x of points.filter((x) => x !== 0)) {
      expectWithin(derivative(x), (value(x + h) - value(x - h)) / (2 * h), 1e-3);
    }
  });

  test("is nowhere steeper than its largest derivative, and comes as close to it as you like", () => {
    const steepest = Math.max(...[...points, -1e-9, Math.SQRT2].map(derivative));
    expect(steepest).toBeLessThanOrEqual(largestDerivative);
    expectWithin(steepest, largestDerivative, 1e-8);
  });

  test("stays in its range", () => {
    const values = points.map(value);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(range[0] - 1e-3);
    expect(Math.max(...values)).toBeLessThanOrEqual(range[1]);
  });
});

test("at 0, where relu has two slopes, it passes nothing, as in PyTorch", () => {
  expect(curves.relu.derivative(0)).toBe(0);
  expect(curves["leaky-relu"].derivative(0)).toBe(0.01);
});

test("the gains are those of PyTorch's table, which has none for elu and gelu", () => {
  const gains = Object.fromEntries(Object.entries(curves).map(([name, { gain }]) => [name, gain]));
  expect(gains).toEqual({
    tanh: 5 / 3,
    sigmoid: 1,
    relu: Math.SQRT2,
    "leaky-relu": Math.sqrt(2 / 1.0001),
    elu: null,
    gelu: null,
    selu: 0.75,
    linear: 1,
  });
});
