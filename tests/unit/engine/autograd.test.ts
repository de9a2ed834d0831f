import { beforeAll, expect, test } from "vitest";
import { nodeBackend } from "../../../scripts/node-backend";
import { backward, noGrad } from "../../../src/engine/autograd";
import { add } from "../../../src/engine/ops/add";
import { addmm } from "../../../src/engine/ops/addmm";
import { crossEntropy } from "../../../src/engine/ops/cross-entropy";
import { embedding } from "../../../src/engine/ops/embedding";
import { addInPlace, subInPlace, zeroInPlace } from "../../../src/engine/ops/in-place";
import { mul } from "../../../src/engine/ops/mul";
import { select } from "../../../src/engine/ops/narrow";
import { tanh } from "../../../src/engine/ops/tanh";
import { view } from "../../../src/engine/ops/view";
import { Scope, scoped } from "../../../src/engine/scope";
import { currentBackend, ones, type Tensor, tensor, useBackend, zeros } from "../../../src/engine/tensor";

beforeAll(async () => useBackend(await nodeBackend()));

const matrix = (rows: number[][]): Tensor =>
  tensor(Float32Array.from(rows.flat()), [rows.length, rows[0]!.length]);
const values = (t: Tensor | null) => [...t!.toFloat32Array()];

test("a second backward adds to the gradient, until it is cleared", () =>
  scoped(() => {
    const w = matrix([[0]]).requireGrad();
    const x = matrix([[3]]);
    backward(addmm(null, x, w));
    backward(addmm(null, x, w));
    expect(values(w.grad)).toEqual([6]);
  }));

test("a tensor used twice receives the sum of both uses", () =>
  scoped(() => {
    const w = matrix([[2]]).requireGrad();
    backward(addmm(null, w, w)); // w²
    expect(values(w.grad)).toEqual([4]);
  }));

test("an intermediate keeps its gradient only when it asked to", () =>
  scoped(() => {
    const w = matrix([[0]]).requireGrad();
    const kept = addmm(null, ones([1, 1]), w).retainGrad();
    const dropped = tanh(kept);
    backward(dropped);
    expect(values(kept.grad)).toEqual([1]);
    expect(dropped.grad).toBeNull();
  }));

test("nothing is recorded under noGrad", () =>
  scoped(() => {
    const w = matrix([[1]]).requireGrad();
    const y = noGrad(() => tanh(w));
    expect(y.requiresGrad).toBe(false);
    expect(() => backward(y)).toThrow("does not require grad");
  }));

test("a row that was looked up twice receives both gradients", () =>
  scoped(() => {
    const table = zeros([3, 2]).requireGrad();
    const rows = embedding(table, tensor(Int32Array.of(2, 0, 2), [3]));
    backward(
      rows,
      matrix([
        [1, 2],
        [10, 20],
        [100, 200],
      ]),
    );
    expect(values(table.grad)).toEqual([10, 20, 0, 0, 101, 202]);
  }));

test("leaves that receive the same gradient hold a copy each: one may be changed in place", () =>
  scoped(() => {
    const [a, b, seed] = [zeros([2]).requireGrad(), zeros([2]).requireGrad(), ones([2])];
    backward(add(a, b), seed);
    zeroInPlace(a.grad!);
    expect(values(b.grad)).toEqual([1, 1]);
    expect(values(seed)).toEqual([1, 1]);
  }));

test("an update in place is not recorded, and keeps the parameter a leaf", () =>
  scoped(() => {
    const w = ones([2, 2]).requireGrad();
    expect(subInPlace(w, mul(ones([2]), 0.5))).toBe(w);
    expect(w.node).toBeNull();
    expect(values(w)).toEqual([0.5, 0.5, 0.5, 0.5]);
  }));

test("in place, a tensor may be its own operand, and a row of it too", () =>
  scoped(() => {
    const x = matrix([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    subInPlace(x, select(x, 0, 0)); // the row is a copy: it does not change under the second row's hands
    expect(values(x)).toEqual([0, 0, 0, 3, 3, 3]);
    addInPlace(x, x);
    expect(values(x)).toEqual([0, 0, 0, 6, 6, 6]);
  }));

test("everything made in a scope is freed with it, whatever happens inside", () => {
  const { blocks } = currentBackend().memory();
  expect(() =>
    scoped(() => {
      tanh(ones([64, 64]));
      throw new Error("a reader's mistake");
    }),
  ).toThrow("a reader's mistake");
  expect(currentBackend().memory().blocks).toBe(blocks);
});

test("a tensor used after its scope is an error, not garbage", () => {
  const scope = new Scope();
  const t = scope.run(() => ones([2]));
  scope.free();
  expect(() => tanh(t)).toThrow("after the scope it was made in had ended");
});

test.each<[string, () => unknown, string]>([
  [
    "a product of shapes that don't fit",
    () => addmm(null, ones([32, 30]), ones([31, 256])),
    "mat1 and mat2 shapes cannot be multiplied (32x30 and 31x256)",
  ],
  [
    "a view of another size",
    () => view(ones([2, 3]), [-1, 4]),
    "shape '[-1, 4]' is invalid for input of size 6",
  ],
  [
    "an index out of range",
    () => embedding(ones([40, 10]), tensor(Int32Array.of(1, 40), [2])),
    "index 40 is out of bounds for dimension 0 with size 40",
  ],
  [
    "a negative index",
    () => embedding(ones([40, 10]), tensor(Int32Array.of(-1), [1])),
    "index -1 is out of bounds",
  ],
  [
    "a target out of range",
    () => crossEntropy(ones([1, 27]), tensor(Int32Array.of(27), [1])),
    "Target 27 is out of bounds.",
  ],
  [
    "targets of another batch",
    () => crossEntropy(ones([2, 27]), tensor(Int32Array.of(1), [1])),
    "Expected input batch_size (2) to match target batch_size (1)",
  ],
  [
    "backward of a matrix without a seed",
    () => backward(tanh(ones([2, 2]).requireGrad())),
    "grad can be implicitly created only for scalar outputs",
  ],
  [
    "a seed of another shape",
    () => backward(tanh(ones([2, 3]).requireGrad()), ones([3])),
    "Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([2, 3]).",
  ],
])("%s is refused in PyTorch's words", (_, action, message) => {
  expect(() => scoped(action)).toThrow(message);
});
