import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backward } from "../../../src/engine/autograd";
import { elu } from "../../../src/engine/ops/elu";
import { gelu } from "../../../src/engine/ops/gelu";
import { leakyRelu } from "../../../src/engine/ops/leaky-relu";
import { relu } from "../../../src/engine/ops/relu";
import { selu } from "../../../src/engine/ops/selu";
import { sigmoid } from "../../../src/engine/ops/sigmoid";
import { tanh } from "../../../src/engine/ops/tanh";
import { scoped } from "../../../src/engine/scope";
import { ones, type Tensor, tensor, useBackend } from "../../../src/engine/tensor";
import { kernelBuilds } from "../../kernel-builds";
import type { ReferenceTensor } from "../../match-tensor";
import { drawing, expectGradients } from "./finite-differences";
import { normalDistribution } from "./normal-distribution";

const trials = Array.from({ length: 4 }, (_, trial) => trial);

interface Activation {
  name: string;
  engine: (x: Tensor) => Tensor;
  reference: (x: number) => number;
  /** Where the slope jumps and a central difference would be of neither side. */
  kink: boolean;
}

const SELU = { alpha: 1.6732632423543772, scale: 1.0507009873554805 };
const GELU_TANH = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

const activations: Activation[] = [
  { name: "sigmoid", engine: sigmoid, reference: (x) => 1 / (1 + Math.exp(-x)), kink: false },
  { name: "relu", engine: relu, reference: (x) => Math.max(x, 0), kink: true },
  {
    name: "leaky relu",
    engine: (x) => leakyRelu(x, 0.2),
    reference: (x) => Math.max(x, 0.2 * x),
    kink: true,
  },
  {
    name: "elu",
    engine: (x) => elu(x, 0.7),
    reference: (x) => (x > 0 ? x : 0.7 * Math.expm1(x)),
    kink: true,
  },
  {
    name: "selu",
    engine: selu,
    reference: (x) => SELU.scale * (x > 0 ? x : SELU.alpha * Math.expm1(x)),
    kink: true,
  },
  { name: "gelu", engine: (x) => gelu(x), reference: (x) => x * normalDistribution(x), kink: false },
  { name: "gelu by tanh", engine: (x) => gelu(x, "tanh"), reference: GELU_TANH, kink: false },
];

const infinite = Float32Array.of(-Infinity, Infinity, Number.NaN);

describe.each(await kernelBuilds())("in the $name kernels,", (backend) => {
  beforeEach(() => useBackend(backend));
  afterEach(() => expect(backend.memory().blocks).toBe(0));

  describe.each(activations)("$name", ({ engine, reference, kink }) => {
    test.each(trials)(
      "has the values of its formula and the gradient of finite differences, trial %i",
      (trial) => {
        const random = drawing(trial);
        const x = random.normal(random.size(17), random.size(17));
        const values = Float32Array.from(x.values, (value) => (kink && Math.abs(value) < 1e-3 ? 0.5 : value));
        expectGradients(random, [{ shape: x.shape, values }], {
          engine,
          reference: (input): ReferenceTensor => ({
            shape: input.shape,
            values: Float64Array.from(input.values, reference),
          }),
        });
      },
    );

    test("hands a NaN on, and is finite with a finite gradient wherever float32 numbers are ordinary", () => {
      scoped(() => {
        expect(engine(tensor(Float32Array.of(Number.NaN), [1])).item()).toBeNaN();
        const x = tensor(Float32Array.of(-1e4, -100, -88, 0, 88, 100, 1e4), [7]).requireGrad();
        const y = engine(x);
        backward(y, ones([7]));
        expect([...y.toFloat32Array(), ...x.grad!.toFloat32Array()].every(Number.isFinite)).toBe(true);
      });
    });
  });

  test("sigmoid, elu and the relus end where their formulas do", () => {
    scoped(() => {
      const x = tensor(infinite.slice(0, 2), [2]);
      expect([...sigmoid(x).toFloat32Array()]).toEqual([0, 1]);
      expect([...elu(x, 2).toFloat32Array()]).toEqual([-2, Infinity]);
      expect([...relu(x).toFloat32Array()]).toEqual([0, Infinity]);
      expect([...leakyRelu(x).toFloat32Array()]).toEqual([-Infinity, Infinity]);
    });
  });

  test("at 0 the relus pass the gradient of the left, as in PyTorch", () => {
    scoped(() => {
      const slopeAtZero = (activation: (x: Tensor) => Tensor) => {
        const x = tensor(Float32Array.of(0), [1]).requireGrad();
        backward(activation(x));
        return x.grad!.item();
      };
      expect(slopeAtZero(relu)).toBe(0);
      expect(slopeAtZero((x) => leakyRelu(x, 0.25))).toBe(0.25);
      expect(slopeAtZero((x) => elu(x, 0.5))).toBe(0.5);
    });
  });

  test("tanh and sigmoid of integers are float32", () => {
    scoped(() => {
      const zero = tensor(Int32Array.of(0), [1]);
      expect([tanh(zero).item(), sigmoid(zero).item()]).toEqual([0, 0.5]);
      expect([tanh(zero).dtype, sigmoid(zero).dtype]).toEqual(["float32", "float32"]);
    });
  });
});
