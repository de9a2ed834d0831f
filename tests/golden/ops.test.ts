import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backward } from "../../src/engine/autograd";
import { BatchNorm1d } from "../../src/engine/nn/batch-norm";
import { BatchNormByHand } from "../../src/engine/nn/batch-norm-by-hand";
import { addmm } from "../../src/engine/ops/addmm";
import { crossEntropy } from "../../src/engine/ops/cross-entropy";
import { embedding } from "../../src/engine/ops/embedding";
import { tanh } from "../../src/engine/ops/tanh";
import { view } from "../../src/engine/ops/view";
import { scoped } from "../../src/engine/scope";
import { type Tensor, useBackend } from "../../src/engine/tensor";
import { nodeBackends } from "../kernel-builds";
import { floats, integers, leaf, type ReferenceTensor } from "../match-tensor";
import golden from "./vectors/ops.json";

/**
 * PyTorch and the kernels both round to float32 (unit 6e-8) but add in different orders and, in the relaxed build,
 * fuse products with sums. These sums have up to 41 terms of size about 1: a few units each way.
 */
const sums = { rtol: 2e-6, atol: 2e-6 };

/** The inputs reach 15, where float32 steps are 1e-6; normalising divides their error by standard deviations of ½. */
const normalized = { rtol: 1e-5, atol: 1e-5 };

interface AffineCase {
  x: ReferenceTensor;
  gamma: ReferenceTensor;
  beta: ReferenceTensor;
  seed: ReferenceTensor;
  y: ReferenceTensor;
  dx: ReferenceTensor;
  dgamma: ReferenceTensor;
  dbeta: ReferenceTensor;
}

describe.each(await nodeBackends())("PyTorch's numbers from the $name kernels:", (backend) => {
  beforeEach(() => useBackend(backend));
  afterEach(() => expect(backend.memory().blocks).toBe(0));

  test.each(golden.addmm)("addmm $x.shape @ $weight.shape, and the gradients of x, W and b", (wanted) => {
    scoped(() => {
      const [x, weight, bias] = [leaf(wanted.x), leaf(wanted.weight), leaf(wanted.bias)];
      const y = addmm(bias, x, weight);
      backward(y, floats(wanted.seed));
      expect(y).toMatchTensor(wanted.y, sums);
      expect(x.grad).toMatchTensor(wanted.dx, sums);
      expect(weight.grad).toMatchTensor(wanted.dweight, sums);
      expect(bias.grad).toMatchTensor(wanted.dbias, sums);
    });
  });

  test.each(golden.embedding)("embedding of $indices.shape indices, rows used twice included", (wanted) => {
    scoped(() => {
      const table = leaf(wanted.table);
      const y = view(embedding(table, integers(wanted.indices)), wanted.y.shape);
      backward(y, floats(wanted.seed));
      expect(y).toMatchTensor(wanted.y, {}); // copied, not computed
      expect(table.grad).toMatchTensor(wanted.dtable, sums);
    });
  });

  test.each(golden.tanh)("tanh and its gradient from −30 to 30", (wanted) => {
    scoped(() => {
      const x = leaf(wanted.x);
      const y = tanh(x);
      backward(y, floats(wanted.seed));
      // Both approximate, to some units of 6e-8; 1 − t² keeps t's absolute error, times gradients of about 2.
      expect(y).toMatchTensor(wanted.y, { rtol: 5e-7 });
      expect(x.grad).toMatchTensor(wanted.dx, { rtol: 5e-7, atol: 1e-6 });
    });
  });

  test.each(golden.cross_entropy)("cross_entropy of logits $input.shape, and their gradient", (wanted) => {
    scoped(() => {
      const logits = leaf(wanted.input);
      const loss = crossEntropy(logits, integers(wanted.target));
      backward(loss, floats(wanted.seed));
      expect(loss).toMatchTensor(wanted.y, { rtol: 3e-7 });
      expect(logits.grad).toMatchTensor(wanted.dinput, { rtol: 1e-6, atol: 1e-8 });
    });
  });

  test.each(golden.batch_norm_1d)("BatchNorm1d: three batches in training, then evaluation", (wanted) => {
    scoped(() => {
      const layer = new BatchNorm1d(wanted.evaluation.gamma.shape[0]!);
      for (const batch of wanted.training) {
        expectAffine(layer, batch);
        expect(layer.runningMean).toMatchTensor(batch.running.mean, sums);
        expect(layer.runningVar).toMatchTensor(batch.running.var, sums);
      }
      layer.training = false;
      expectAffine(layer, wanted.evaluation);
    });
  });

  test.each(golden.batch_norm_by_hand)(
    "the notebook's batch norm: three batches, then evaluation",
    (wanted) => {
      scoped(() => {
        const layer = new BatchNormByHand(wanted.evaluation.gamma.shape[0]!);
        for (const batch of wanted.training) {
          expectAffine(layer, batch);
          expect(layer.runningMean).toMatchTensor(batch.running.mean, sums);
          expect(layer.runningStd).toMatchTensor(batch.running.std, sums);
        }
        layer.training = false;
        expectAffine(layer, wanted.evaluation);
      });
    },
  );
});

interface AffineLayer {
  readonly gamma: Tensor;
  readonly beta: Tensor;
  forward(x: Tensor): Tensor;
}

function expectAffine(layer: AffineLayer, wanted: AffineCase): void {
  layer.gamma.set(Float32Array.from(wanted.gamma.values)).grad = null;
  layer.beta.set(Float32Array.from(wanted.beta.values)).grad = null;
  const x = leaf(wanted.x);
  const y = layer.forward(x);
  backward(y, floats(wanted.seed));
  expect(y).toMatchTensor(wanted.y, normalized);
  expect(x.grad).toMatchTensor(wanted.dx, normalized);
  expect(layer.gamma.grad).toMatchTensor(wanted.dgamma, normalized);
  expect(layer.beta.grad).toMatchTensor(wanted.dbeta, normalized);
}
