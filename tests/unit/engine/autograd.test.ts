import { beforeAll, expect, test } from "vitest";
import { nodeBackend } from "../../../scripts/node-backend";
import { backward, noGrad } from "../../../src/engine/autograd";
import { SGD } from "../../../src/engine/nn/sgd";
import { add } from "../../../src/engine/ops/add";
import { addmm } from "../../../src/engine/ops/addmm";
import { assign } from "../../../src/engine/ops/assign";
import { embedding } from "../../../src/engine/ops/embedding";
import { addInPlace, subInPlace, zeroInPlace } from "../../../src/engine/ops/in-place";
import { log } from "../../../src/engine/ops/log";
import { mul } from "../../../src/engine/ops/mul";
import { select } from "../../../src/engine/ops/narrow";
import { sum } from "../../../src/engine/ops/sum";
import { tanh } from "../../../src/engine/ops/tanh";
import { detach } from "../../../src/engine/ops/view";
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

test("under noGrad, or through detach, a parameter is updated in place and stays a leaf", () =>
  scoped(() => {
    const w = ones([2, 2]).requireGrad();
    expect(noGrad(() => subInPlace(w, mul(ones([2]), 0.5)))).toBe(w);
    subInPlace(detach(w), 0.25); // w.data -= 0.25
    expect(w.node).toBeNull();
    expect(values(w)).toEqual([0.25, 0.25, 0.25, 0.25]);
  }));

test("a leaf gives its own gradient back", () =>
  scoped(() => {
    const w = ones([2]).requireGrad();
    backward(w, ones([2]));
    backward(w, ones([2]));
    expect(values(w.grad)).toEqual([2, 2]);
  }));

test("a graph that is kept can be gone back through again; one that is not, only where nothing was saved", () =>
  scoped(() => {
    const w = ones([2]).requireGrad();
    const kept = sum(tanh(w));
    backward(kept, undefined, { retainGraph: true });
    const once = values(w.grad);
    backward(kept);
    expect(values(w.grad)).toEqual(once.map((slope) => 2 * slope));
    expect(() => backward(kept)).toThrow("Trying to backward through the graph a second time");

    const sums = sum(add(w, 1)); // as in PyTorch
    backward(sums);
    expect(() => backward(sums)).not.toThrow();
  }));

test("a graph that can't be gone back through leaves every gradient as it was", () =>
  scoped(() => {
    const [a, b] = [ones([2]).requireGrad(), ones([2]).requireGrad()];
    const spoilt = mul(b, 2);
    const loss = sum(add(a, log(spoilt)));
    addInPlace(spoilt, 1);
    expect(() => backward(loss)).toThrow("modified by an inplace operation");
    expect([a.grad, b.grad]).toEqual([null, null]);
  }));

test("an optimiser's step between forward and backward is noticed", () =>
  scoped(() => {
    const w = ones([1, 1]).requireGrad();
    const loss = addmm(null, w, w);
    w.grad = ones([1, 1]);
    new SGD([w]).step(0.1);
    expect(() => backward(loss)).toThrow("is at version 1; expected version 0 instead");
  }));

test("what was put into a tensor in place receives its gradient, and what it replaced none", () =>
  scoped(() => {
    const [w, v] = [ones([3]).requireGrad(), ones([]).requireGrad()];
    const x = mul(w, 2);
    assign(x, [1], v);
    backward(sum(mul(x, tensor(Float32Array.of(1, 10, 100), [3]))));
    expect(values(w.grad)).toEqual([2, 0, 200]);
    expect(values(v.grad)).toEqual([10]);
  }));

test("numbers are never read as of another type", () =>
  scoped(() => {
    const x = tensor(Int32Array.of(1), [1]);
    expect(() => x.toFloat32Array()).toThrow("expected scalar type Float but found Int");
    expect(() => ones([1]).set(Int32Array.of(1))).toThrow("expected scalar type Int but found Float");
    expect(() => ones([2]).set(Float32Array.of(1))).toThrow("expected 2 values for shape [2], got 1");
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
