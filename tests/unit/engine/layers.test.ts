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
import { Generator } from "../../../src/engine/random/torch-generator";
import { scoped } from "../../../src/engine/scope";
import { currentBackend, ones, type Tensor, tensor, useBackend, zeros } from "../../../src/engine/tensor";

beforeAll(async () => useBackend(await nodeBackend()));
afterEach(() => expect(currentBackend().memory().blocks).toBe(0));

const generator = () => new Generator(42);
const values = (t: Tensor) => [...t.toFloat32Array()];

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

test.each([
  [[1, 4], "Expected more than 1 value per channel when training, got input size torch.Size([1, 4])"],
  [[3, 5], "The size of tensor a (5) must match the size of tensor b (4) at non-singleton dimension 1"],
  [[3, 1], "The size of tensor a (1) must match the size of tensor b (4) at non-singleton dimension 1"],
  [[4], "The size of tensor a (4) must match the size of tensor b (4) at non-singleton dimension 0"],
])("the notebook's batch norm of 4 features refuses a batch of shape %j", (shape, words) => {
  expect(() => scoped(() => new BatchNormByHand(4).forward(ones(shape)))).toThrow(words);
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

const norm = () => new BatchNorm1d(4);
