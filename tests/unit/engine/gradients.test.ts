import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BatchNorm1d } from "../../../src/engine/nn/batch-norm";
import { BatchNormByHand } from "../../../src/engine/nn/batch-norm-by-hand";
import { addmm } from "../../../src/engine/ops/addmm";
import { batchNorm, batchStatistics } from "../../../src/engine/ops/batch-norm";
import { crossEntropy } from "../../../src/engine/ops/cross-entropy";
import { embedding } from "../../../src/engine/ops/embedding";
import { tanh } from "../../../src/engine/ops/tanh";
import { view } from "../../../src/engine/ops/view";
import { type Tensor, useBackend } from "../../../src/engine/tensor";
import { kernelBuilds } from "../../kernel-builds";
import { integers } from "../../match-tensor";
import { drawing, expectGradients } from "./finite-differences";
import * as plain from "./plain-ops";

/** Shapes change from trial to trial, so that every remainder of a division by a vector's four lanes comes up. */
const trials = Array.from({ length: 8 }, (_, trial) => ({ trial }));

describe.each(await kernelBuilds())("in the $name kernels,", (backend) => {
  beforeEach(() => useBackend(backend));
  afterEach(() => expect(backend.memory().blocks).toBe(0));

  test.each(trials)("addmm has the gradients of finite differences, trial $trial", ({ trial }) => {
    const random = drawing(trial);
    const [rows, fanIn, fanOut] = [random.size(19), random.size(19), random.size(19)];
    expectGradients(
      random,
      [random.normal(rows, fanIn), random.normal(fanIn, fanOut), random.normal(fanOut)],
      {
        engine: (x, weight, bias) => addmm(bias, x, weight),
        reference: (x, weight, bias) => plain.addmm(bias, x, weight),
      },
    );
  });

  test.each(trials)("an embedding has the gradients of finite differences, trial $trial", ({ trial }) => {
    const random = drawing(trial);
    const [rows, width, perRow] = [random.size(9), random.size(11), random.size(4)];
    const indices = random.integers(rows, random.size(12), perRow); // often more than there are rows: some repeat
    expectGradients(random, [random.normal(rows, width)], {
      engine: (table) => view(embedding(table, integers(indices)), [-1, perRow * width]),
      reference: (table) => plain.gather(table, indices),
    });
  });

  test.each(trials)("tanh has the gradient of finite differences, trial $trial", ({ trial }) => {
    const random = drawing(trial);
    expectGradients(random, [random.normal(random.size(17), random.size(17))], {
      engine: tanh,
      reference: plain.tanh,
    });
  });

  test.each(trials)("cross-entropy has the gradient of finite differences, trial $trial", ({ trial }) => {
    const random = drawing(trial);
    const [rows, classes] = [random.size(17), 1 + random.size(41)];
    const targets = random.integers(classes, rows);
    expectGradients(random, [random.normal(rows, classes)], {
      engine: (logits) => crossEntropy(logits, integers(targets)),
      reference: (logits) => plain.crossEntropy(logits, targets),
    });
  });

  test.each(trials)("batch norm has the gradients of finite differences, trial $trial", ({ trial }) => {
    const random = drawing(trial);
    const [rows, features] = [4 + random.size(17), random.size(17)];
    const inputs = [random.normal(rows, features), random.normal(features), random.normal(features)];
    for (const { correction, eps } of [
      { correction: 0, eps: 1e-5 }, // nn.BatchNorm1d
      { correction: 1, eps: 0 }, // by hand, as the notebook does
    ]) {
      expectGradients(random, inputs, {
        engine: (x, gamma, beta) =>
          batchNorm(x, gamma, beta, batchStatistics(x, correction, eps), correction),
        reference: (x, gamma, beta) => plain.batchNorm(x, gamma, beta, { correction, eps }),
      });
    }
  });

  test.each(trials)("in evaluation batch norm's statistics are constants, trial $trial", ({ trial }) => {
    const random = drawing(trial);
    const [rows, features] = [random.size(17), random.size(17)];
    const inputs = [random.normal(rows, features), random.normal(features), random.normal(features)];
    const mean = Float32Array.from(random.normal(features).values);
    const variance = Float32Array.from(random.normal(features).values, (value) => 0.5 + value * value);
    expectGradients(random, inputs, {
      engine: (x, gamma, beta) => {
        const layer = new BatchNorm1d(features);
        layer.training = false;
        layer.runningMean.set(mean);
        layer.runningVar.set(variance);
        return evaluate(layer, x, gamma, beta);
      },
      reference: (x, gamma, beta) =>
        plain.affine(
          x,
          gamma,
          beta,
          mean,
          Float64Array.from(variance, (v) => Math.sqrt(v + 1e-5)),
        ),
    });
    expectGradients(random, inputs, {
      engine: (x, gamma, beta) => {
        const layer = new BatchNormByHand(features);
        layer.training = false;
        layer.runningMean.set(mean);
        layer.runningStd.set(variance);
        return evaluate(layer, x, gamma, beta);
      },
      reference: (x, gamma, beta) => plain.affine(x, gamma, beta, mean, variance),
    });
  });

  test.each(trials)(
    "the whole network has the gradients of finite differences, trial $trial",
    ({ trial }) => {
      const random = drawing(trial);
      const [characters, width, context, hidden, batch] = [
        3 + random.size(9),
        random.size(5),
        3,
        random.size(9),
        7,
      ];
      const contexts = random.integers(characters, batch, context);
      const targets = random.integers(characters, batch);
      const parameters = [
        random.normal(characters, width), // C
        random.normal(context * width, hidden), // W1
        random.normal(hidden), // b1
        random.normal(hidden), // γ
        random.normal(hidden), // β
        random.normal(hidden, characters), // W2
        random.normal(characters), // b2
      ];
      expectGradients(random, parameters, {
        engine: (C, W1, b1, gamma, beta, W2, b2) => {
          const x = addmm(b1, view(embedding(C, integers(contexts)), [-1, context * width]), W1);
          const h = tanh(batchNorm(x, gamma, beta, batchStatistics(x, 0, 1e-5), 0));
          return crossEntropy(addmm(b2, h, W2), integers(targets));
        },
        reference: (C, W1, b1, gamma, beta, W2, b2) => {
          const x = plain.addmm(b1, plain.gather(C, contexts), W1);
          const h = plain.tanh(plain.batchNorm(x, gamma, beta, { correction: 0, eps: 1e-5 }));
          return plain.crossEntropy(plain.addmm(b2, h, W2), targets);
        },
      });
    },
  );
});

/** The layer's evaluation with γ and β that the test holds. */
function evaluate(layer: BatchNorm1d | BatchNormByHand, x: Tensor, gamma: Tensor, beta: Tensor): Tensor {
  return Object.assign(layer, { gamma, beta }).forward(x);
}
