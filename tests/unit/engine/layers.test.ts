import { afterEach, beforeAll, expect, test } from "vitest";
import { nodeBackend } from "../../../scripts/node-backend";
import { backward } from "../../../src/engine/autograd";
import { BatchNorm1d } from "../../../src/engine/nn/batch-norm";
import { BatchNormByHand } from "../../../src/engine/nn/batch-norm-by-hand";
import { Dropout } from "../../../src/engine/nn/dropout";
import { Flatten } from "../../../src/engine/nn/flatten";
import { Linear } from "../../../src/engine/nn/linear";
import { ReLU } from "../../../src/engine/nn/relu";
import { Residual } from "../../../src/engine/nn/residual";
import { Sequential } from "../../../src/engine/nn/sequential";
import { Tanh } from "../../../src/engine/nn/tanh";
import { gelu } from "../../../src/engine/ops/gelu";
import { Generator } from "../../../src/engine/random/torch-generator";
import { scoped } from "../../../src/engine/scope";
import { currentBackend, ones, type Tensor, tensor, useBackend, zeros } from "../../../src/engine/tensor";

beforeAll(async () => useBackend(await nodeBackend()));
afterEach(() => expect(currentBackend().memory().blocks).toBe(0));

const generator = () => new Generator(42);
const values = (t: Tensor) => [...t.toFloat32Array()];

test("a linear layer starts with the numbers that PyTorch gives to one of its shape", () =>
  scoped(() => {
    const { weight, bias } = generator().linear(7, 5);
    const layer = new Linear(7, 5, { generator: generator() });
    const transposed = values(layer.weight).map((_, i, all) => all[(i % 7) * 5 + Math.floor(i / 7)]);
    expect(transposed).toEqual([...weight]);
    expect(values(layer.bias!)).toEqual([...bias]);
  }));

test("a layer without a bias has one parameter and draws no number for it", () =>
  scoped(() => {
    const random = generator();
    const layer = new Linear(7, 5, { generator: random, bias: false });
    expect(layer.parameters()).toEqual([layer.weight]);
    const after = generator();
    after.uniform(35, 0, 1);
    expect(random.state()).toEqual(after.state());
  }));

test("dropout hands x on in evaluation, and draws nothing when nothing is left to chance", () =>
  scoped(() => {
    const x = ones([3, 4]);
    const random = generator();
    expect(new Dropout(0.5, random).eval().forward(x)).toBe(x);
    expect(new Dropout(0, random).forward(x)).toBe(x);
    expect(values(new Dropout(1, random).forward(x))).toEqual(values(zeros([3, 4])));
    expect(random.state()).toEqual(generator().state());
  }));

test("train and eval reach every layer, however deep", () =>
  scoped(() => {
    const dropout = new Dropout(0.5, generator());
    const norm = new BatchNorm1d(3);
    const network = new Sequential(new Residual(new Sequential(norm, dropout)), new Tanh());
    network.eval();
    expect([norm.training, dropout.training]).toEqual([false, false]);
    network.train();
    expect([norm.training, dropout.training]).toEqual([true, true]);
  }));

test("a layer that stands twice in a network gives its parameters once, and its gradient is the sum", () =>
  scoped(() => {
    const layer = new Linear(1, 1, { generator: generator(), bias: false });
    layer.weight.set(Float32Array.of(3));
    const network = new Sequential(layer, layer);
    expect(network.parameters()).toEqual([layer.weight]);
    backward(network.forward(ones([1, 1]))); // w²
    expect(layer.weight.grad!.item()).toBe(6);
  }));

test("buffers() are the running statistics of every layer that keeps them", () =>
  scoped(() => {
    const norm = new BatchNorm1d(3);
    const network = new Sequential(norm, new BatchNorm1d(3, { trackRunningStats: false }));
    expect(network.buffers()).toEqual([norm.runningMean, norm.runningVar]);
  }));

test("an empty Sequential gives back what it is given", () =>
  scoped(() => {
    const x = ones([2]);
    expect(new Sequential().forward(x)).toBe(x);
    expect(new Sequential().outputs(x)).toEqual([]);
  }));

test("the lesson's layers[-3].out is the third output from the end", () =>
  scoped(() => {
    const x = tensor(Float32Array.of(-2, 3), [1, 2]);
    const outputs = new Sequential(new ReLU(), new Tanh(), new Flatten()).outputs(x);
    expect(values(outputs.at(-3)!)).toEqual([0, 3]);
  }));

test.each<[number, number, number[]]>([
  [1, -1, [2, 12]],
  [0, -1, [24]],
  [0, 1, [6, 4]],
  [-2, -1, [2, 12]],
  [2, 2, [2, 3, 4]],
])("Flatten(%i, %i) of [2, 3, 4] is %j", (startDim, endDim, shape) =>
  scoped(() => {
    expect(new Flatten(startDim, endDim).forward(zeros([2, 3, 4])).shape).toEqual(shape);
  }),
);

test.each<[string, () => unknown, string]>([
  ["a dropout of more than all", () => new Dropout(1.5, generator()), "between 0 and 1, but got 1.5"],
  ["a dropout of NaN", () => new Dropout(Number.NaN, generator()), "between 0 and 1, but got NaN"],
  [
    "Linear on too many features",
    () => linear().forward(ones([2, 3, 5])),
    "mat1 and mat2 shapes cannot be multiplied (6x5 and 4x3)",
  ],
  [
    "BatchNorm1d on other features",
    () => norm().forward(ones([3, 5])),
    "running_mean should contain 5 elements not 4",
  ],
  [
    "BatchNorm1d without running statistics on other features",
    () => new BatchNorm1d(4, { trackRunningStats: false }).forward(ones([3, 5])),
    "weight should contain 5 elements not 4",
  ],
  [
    "a batch of one in training",
    () => norm().forward(ones([1, 4])),
    "Expected more than 1 value per channel when training, got input size torch.Size([1, 4])",
  ],
  ["BatchNorm1d on a vector", () => norm().forward(ones([4])), "expected 2D or 3D input (got 1D input)"],
  [
    "a batch of one in training, by hand",
    () => new BatchNormByHand(4).forward(ones([1, 4])),
    "Expected more than 1 value per channel",
  ],
  [
    "the notebook's batch norm on other features",
    () => new BatchNormByHand(4).forward(ones([3, 5])),
    "The size of tensor a (5) must match the size of tensor b (4) at non-singleton dimension 1",
  ],
  [
    "Flatten of a dimension that is not there",
    () => new Flatten(3).forward(ones([2, 3])),
    "Dimension out of range (expected to be in range of [-2, 1], but got 3)",
  ],
  [
    "Flatten from back to front",
    () => new Flatten(1, 0).forward(ones([2, 3])),
    "start_dim cannot come after end_dim",
  ],
  [
    "an unknown approximation of gelu",
    () => gelu(ones([2]), "erf" as "none"),
    "approximate argument must be either none or tanh.",
  ],
])("%s is refused in PyTorch's words", (_, action, message) => {
  expect(() => scoped(action)).toThrow(message);
});

test("a refused batch leaves the running statistics as they were", () =>
  scoped(() => {
    const layer = norm();
    expect(() => layer.forward(ones([1, 4]))).toThrow();
    expect(() => layer.forward(ones([3, 5]))).toThrow();
    expect([...values(layer.runningMean), layer.numBatchesTracked]).toEqual([0, 0, 0, 0, 0]);
  }));

test("one example of several places is batch enough for BatchNorm1d", () =>
  scoped(() => {
    expect(norm().forward(ones([1, 4, 2])).shape).toEqual([1, 4, 2]);
  }));

const linear = () => new Linear(4, 3, { generator: generator() });
const norm = () => new BatchNorm1d(4);
