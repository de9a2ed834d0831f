import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { abs } from "../../../src/engine/ops/abs";
import { add } from "../../../src/engine/ops/add";
import { cat } from "../../../src/engine/ops/cat";
import { clamp } from "../../../src/engine/ops/clamp";
import { crossEntropy } from "../../../src/engine/ops/cross-entropy";
import { div } from "../../../src/engine/ops/div";
import { exp } from "../../../src/engine/ops/exp";
import { expand } from "../../../src/engine/ops/expand";
import { gather, indexSelect } from "../../../src/engine/ops/gather";
import { log } from "../../../src/engine/ops/log";
import { matmul } from "../../../src/engine/ops/matmul";
import { maxAlong } from "../../../src/engine/ops/max";
import { mul } from "../../../src/engine/ops/mul";
import { slice } from "../../../src/engine/ops/narrow";
import { permute } from "../../../src/engine/ops/permute";
import { pow } from "../../../src/engine/ops/pow";
import { logSoftmax, softmax } from "../../../src/engine/ops/softmax";
import { sqrt } from "../../../src/engine/ops/sqrt";
import { sub } from "../../../src/engine/ops/sub";
import { mean, sum } from "../../../src/engine/ops/sum";
import { std, variance } from "../../../src/engine/ops/variance";
import { where } from "../../../src/engine/ops/where";
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
    ])("%s over some dimensions", (name, engine, reference) => {
      const random = drawing(trial);
      const shape = shapeOf(random, 4).map((length) => 2 + (length % 2));
      const dims = name === "max" ? [trial % 4] : [[1], [0, 1], [0, 2], [3], [1, 3], [0, 1, 2, 3]][trial]!;
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
