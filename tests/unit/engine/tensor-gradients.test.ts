import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { abs } from "../../../src/engine/ops/abs";
import { add } from "../../../src/engine/ops/add";
import { assign } from "../../../src/engine/ops/assign";
import { cat, stack } from "../../../src/engine/ops/cat";
import { clamp } from "../../../src/engine/ops/clamp";
import { crossEntropy } from "../../../src/engine/ops/cross-entropy";
import { div } from "../../../src/engine/ops/div";
import { dropout } from "../../../src/engine/ops/dropout";
import { exp } from "../../../src/engine/ops/exp";
import { expand } from "../../../src/engine/ops/expand";
import { gather, indexSelect } from "../../../src/engine/ops/gather";
import { addInPlace, divInPlace, mulInPlace, subInPlace } from "../../../src/engine/ops/in-place";
import { index, indexPut } from "../../../src/engine/ops/index";
import { log } from "../../../src/engine/ops/log";
import { matmul } from "../../../src/engine/ops/matmul";
import { max, maxAlong } from "../../../src/engine/ops/max";
import { min, minAlong } from "../../../src/engine/ops/min";
import { mul } from "../../../src/engine/ops/mul";
import { narrow, select, slice } from "../../../src/engine/ops/narrow";
import { neg } from "../../../src/engine/ops/neg";
import { permute } from "../../../src/engine/ops/permute";
import { pow } from "../../../src/engine/ops/pow";
import { logSoftmax, softmax } from "../../../src/engine/ops/softmax";
import { sqrt } from "../../../src/engine/ops/sqrt";
import { sub } from "../../../src/engine/ops/sub";
import { mean, sum } from "../../../src/engine/ops/sum";
import { std, variance } from "../../../src/engine/ops/variance";
import { squeeze, unsqueeze, view } from "../../../src/engine/ops/view";
import { maskedFill, where } from "../../../src/engine/ops/where";
import { Generator } from "../../../src/engine/random/torch-generator";
import { type Tensor, tensor, useBackend } from "../../../src/engine/tensor";
import { kernelBuilds } from "../../kernel-builds";
import { integers, type ReferenceTensor } from "../../match-tensor";
import { drawing, expectGradients } from "./finite-differences";
import * as plain from "./plain-tensors";

type Random = ReturnType<typeof drawing>;

/** Shapes change from trial to trial, so that every remainder of a division by a vector's four lanes comes up. */
const trials = Array.from({ length: 6 }, (_, trial) => ({ trial }));

const shapeOf = (random: Random, rank: number) => Array.from({ length: rank }, () => random.size(6));
/** The shape with lengths of 1 here and there, perhaps without its first dimensions. */
const repeating = (random: Random, shape: number[]) =>
  shape.slice(random.size(shape.length) - 1).map((length) => (random.size(3) === 1 ? 1 : length));
/** Away from 0, where division and logarithms are steep. */
const positive = (random: Random, shape: number[]) =>
  plain.map((x) => Math.fround(0.5 + Math.abs(x)))(random.normal(...shape));

describe.each(await kernelBuilds())("in the $name kernels,", (backend) => {
  beforeEach(() => useBackend(backend));
  afterEach(() => expect(backend.memory().blocks).toBe(0));

  describe.each(trials)("the gradients are those of finite differences, trial $trial:", ({ trial }) => {
    test.each<[string, (a: Tensor, b: Tensor) => Tensor, (a: number, b: number) => number]>([
      ["a + b", add, (a, b) => a + b],
      ["a − b", sub, (a, b) => a - b],
      ["a · b", mul, (a, b) => a * b],
      ["a / b", div, (a, b) => a / b],
    ])("%s, broadcast", (_, engine, reference) => {
      const random = drawing(trial);
      const shape = shapeOf(random, 1 + (trial % 4));
      const [a, b] = [random.normal(...repeating(random, shape)), positive(random, repeating(random, shape))];
      expectGradients(random, [a, b], { engine, reference: plain.zip(reference) });
    });

    test.each<[string, (x: Tensor) => Tensor, (x: number) => number]>([
      ["exp", exp, Math.exp],
      ["log", log, Math.log],
      ["sqrt", sqrt, Math.sqrt],
      ["abs", abs, Math.abs],
      ["x³", (x) => pow(x, 3), (x) => x ** 3],
      ["x^−½", (x) => pow(x, -0.5), (x) => x ** -0.5],
      ["clamp", (x) => clamp(x, { min: 0.7, max: 1.4 }), (x) => Math.min(Math.max(x, 0.7), 1.4)],
      ["3 − x", (x) => sub(3, x), (x) => 3 - x],
      ["−x", neg, (x) => -x],
      ["2 / x", (x) => div(2, x), (x) => 2 / x],
    ])("%s", (_, engine, reference) => {
      const random = drawing(trial);
      const x = positive(random, [random.size(17), random.size(5)]);
      expectGradients(random, [x], { engine, reference: plain.map(reference) });
    });

    test("matrix products, of batches that broadcast", () => {
      const random = drawing(trial);
      const [m, k, n] = [random.size(9), random.size(9), random.size(9)];
      const batch = shapeOf(random, trial % 3).map((length) => 1 + (length % 3));
      const [left, right] = trial % 2 ? [batch, repeating(random, [1, ...batch]).slice(1)] : [batch, batch];
      expectGradients(random, [random.normal(...left, m, k), random.normal(...right, k, n)], {
        engine: matmul,
        reference: plain.matmul,
      });
    });

    test.each<[string, (x: Tensor, dim: number[]) => Tensor, (values: number[]) => number]>([
      ["sum", (x, dim) => sum(x, { dim, keepdim: true }), plain.sum],
      ["mean", (x, dim) => mean(x, { dim, keepdim: true }), plain.mean],
      ["var", (x, dim) => variance(x, { dim, keepdim: true }), (values) => plain.variance(values, 1)],
      [
        "var, biased",
        (x, dim) => variance(x, { dim, keepdim: true, unbiased: false }),
        (values) => plain.variance(values, 0),
      ],
      ["std", (x, dim) => std(x, { dim, keepdim: true }), (values) => Math.sqrt(plain.variance(values, 1))],
      [
        "max",
        (x, [dim]) => maxAlong(x, { dim: dim!, keepdim: true }).values,
        (values) => Math.max(...values),
      ],
      [
        "min",
        (x, [dim]) => minAlong(x, { dim: dim!, keepdim: true }).values,
        (values) => Math.min(...values),
      ],
    ])("%s over some dimensions", (name, engine, reference) => {
      const random = drawing(trial);
      const shape = shapeOf(random, 4).map((length) => 2 + (length % 2));
      const dims =
        name === "max" || name === "min"
          ? [trial % 4]
          : [[1], [0, 1], [0, 2], [3], [1, 3], [0, 1, 2, 3]][trial]!;
      expectGradients(random, [random.normal(...shape)], {
        engine: (x) => engine(x, dims),
        reference: (x) => plain.reduce(x, dims, reference),
      });
    });

    test("permute, expand, slice and cat", () => {
      const random = drawing(trial);
      const shape = shapeOf(random, 3);
      const order = [
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
        [0, 1, 2],
      ][trial]!;
      const x = random.normal(...shape);
      expectGradients(random, [x], {
        engine: (x) => permute(x, order),
        reference: (x) => plain.permute(x, order),
      });
      const target = [random.size(3), ...shape];
      const small = random.normal(...shape.map((length, d) => (d === trial % 3 ? 1 : length)));
      expectGradients(random, [small], {
        engine: (x) => expand(x, target),
        reference: (x) => plain.build(target, (index) => plain.at(x, index)),
      });
      const dim = trial % 3;
      const [start, step] = [random.size(shape[dim]!) - 1, random.size(3)];
      const length = Math.ceil((shape[dim]! - start) / step);
      expectGradients(random, [x], {
        engine: (x) => slice(x, dim, { start, step }),
        reference: (x) => plain.slice(x, dim, { start, step, length }),
      });
      expectGradients(random, [x, random.normal(...shape.with(dim, random.size(5)))], {
        engine: (a, b) => cat([a, b], dim),
        reference: (a, b) => plain.cat(a, b, dim),
      });
    });

    test("max and min of all, view, squeeze, unsqueeze, narrow, select and stack", () => {
      const random = drawing(trial);
      const shape = shapeOf(random, 3);
      const x = random.normal(...shape);
      const whole = (f: (...values: number[]) => number) => (x: ReferenceTensor) => ({
        shape: [],
        values: [f(...Array.from(x.values))],
      });
      expectGradients(random, [x], { engine: max, reference: whole(Math.max) });
      expectGradients(random, [x], { engine: min, reference: whole(Math.min) });

      const reshaped = (to: number[]) => (x: ReferenceTensor) => ({ shape: to, values: x.values });
      const [first, ...rest] = shape as [number, number, number];
      expectGradients(random, [x], {
        engine: (x) => squeeze(unsqueeze(view(x, [-1, first]), 1), 1),
        reference: reshaped([rest[0] * rest[1], first]),
      });
      const dim = trial % 3;
      const start = random.size(shape[dim]!) - 1;
      const length = shape[dim]! - start;
      expectGradients(random, [x], {
        engine: (x) => narrow(x, dim, start, length),
        reference: (x) => plain.slice(x, dim, { start, step: 1, length }),
      });
      expectGradients(random, [x], {
        engine: (x) => select(x, dim, start),
        reference: (x) =>
          reshaped(shape.toSpliced(dim, 1))(plain.slice(x, dim, { start, step: 1, length: 1 })),
      });
      expectGradients(random, [x, random.normal(...shape)], {
        engine: (a, b) => stack([a, b], dim),
        reference: (a, b) =>
          plain.build(shape.toSpliced(dim, 0, 2), (index) =>
            plain.at(index[dim] === 0 ? a : b, index.toSpliced(dim, 1)),
          ),
      });
    });

    test("indexing by tensors, and assignment in place on the tape", () => {
      const random = drawing(trial);
      const shape = shapeOf(random, 3);
      const [rows, columns, depth] = shape as [number, number, number];
      const count = random.size(9);
      const [i, j] = [random.integers(rows, count), random.integers(columns, count)];
      const x = random.normal(...shape);
      expectGradients(random, [x], {
        engine: (x) => index(x, [integers(i), integers(j)]),
        reference: (x) =>
          plain.build([count, depth], ([at, k]) => plain.at(x, [i.values[at!]!, j.values[at!]!, k!])),
      });
      const row = random.size(rows) - 1;
      const value = random.normal(columns, depth);
      const replaced = (x: ReferenceTensor, value: ReferenceTensor) =>
        plain.build(shape, (index) => (index[0] === row ? plain.at(value, index) : plain.at(x, index)));
      expectGradients(random, [x, value], {
        engine: (x, value) => assign(mul(x, 1), [row], value),
        reference: replaced,
      });
      expectGradients(random, [x, value], {
        engine: (x, value) => indexPut(mul(x, 1), [tensor(Int32Array.of(row), [])], value),
        reference: replaced,
      });
      expectGradients(random, [x, positive(random, [columns, depth])], {
        engine: (x, y) => divInPlace(mulInPlace(subInPlace(addInPlace(mul(x, 1), y), 2), y), y),
        reference: plain.zip((x, y) => ((x + y - 2) * y) / y),
      });
    });

    test("gather and index_select, with indices used more than once", () => {
      const random = drawing(trial);
      const shape = shapeOf(random, 3);
      const dim = trial % 3;
      const indices = random.integers(shape[dim]!, ...shape.with(dim, random.size(9)));
      expectGradients(random, [random.normal(...shape)], {
        engine: (x) => gather(x, dim, integers(indices)),
        reference: (x) => plain.gather(x, dim, indices),
      });
      const chosen = random.integers(shape[dim]!, random.size(9));
      expectGradients(random, [random.normal(...shape)], {
        engine: (x) => indexSelect(x, dim, integers(chosen)),
        reference: (x) =>
          plain.build(shape.with(dim, chosen.values.length), (index) =>
            plain.at(x, index.with(dim, chosen.values[index[dim]!]!)),
          ),
      });
    });

    test("masked_fill, and dropout for the mask that its generator draws", () => {
      const random = drawing(trial);
      const shape = shapeOf(random, 2);
      const mask = random.integers(2, ...shape);
      expectGradients(random, [random.normal(...shape)], {
        engine: (x) => maskedFill(x, tensor(Int32Array.from(mask.values), shape, "bool"), -3),
        reference: (x) => plain.zip((x, masked) => (masked ? -3 : x))(x, mask),
      });
      const kept = { shape, values: new Generator(trial).bernoulli(shape[0]! * shape[1]!, 0.75) };
      expectGradients(random, [random.normal(...shape)], {
        engine: (x) => dropout(x, 0.25, new Generator(trial)),
        reference: (x) => plain.zip((x, kept) => (x * kept) / 0.75)(x, kept),
      });
    });

    test("where, broadcast", () => {
      const random = drawing(trial);
      const shape = shapeOf(random, 3);
      const mask = random.integers(2, ...repeating(random, shape));
      const inputs = [random.normal(...shape), random.normal(...repeating(random, shape))];
      expectGradients(random, inputs, {
        engine: (a, b) => where(tensor(Int32Array.from(mask.values), mask.shape, "bool"), a, b),
        reference: (a, b) => plain.build(shape, (index) => plain.at(plain.at(mask, index) ? a : b, index)),
      });
    });

    test("softmax and log_softmax along any dimension, and the cross-entropy of each example", () => {
      const random = drawing(trial);
      const x = random.normal(...shapeOf(random, 3));
      const dim = trial % 3;
      expectGradients(random, [x], {
        engine: (x) => softmax(x, dim),
        reference: (x) => plain.map(Math.exp)(plain.logSoftmax(x, dim)),
      });
      expectGradients(random, [x], {
        engine: (x) => logSoftmax(x, dim),
        reference: (x) => plain.logSoftmax(x, dim),
      });
      const [rows, classes] = [random.size(7), random.size(11)];
      const targets = random.integers(classes, rows);
      const losses = (x: ReferenceTensor) => {
        const logs = plain.logSoftmax(x, 1);
        return plain.build([rows], ([i]) => -plain.at(logs, [i!, targets.values[i!]!]));
      };
      expectGradients(random, [random.normal(rows, classes)], {
        engine: (x) => crossEntropy(x, integers(targets), "none"),
        reference: losses,
      });
      expectGradients(random, [random.normal(rows, classes)], {
        engine: (x) => crossEntropy(x, integers(targets), "sum"),
        reference: (x) => ({ shape: [], values: [plain.sum(Array.from(losses(x).values))] }),
      });
    });
  });
});
