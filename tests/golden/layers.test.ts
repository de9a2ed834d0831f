import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backward } from "../../src/engine/autograd";
import { Adam } from "../../src/engine/nn/adam";
import { BatchNorm1d } from "../../src/engine/nn/batch-norm";
import { Dropout } from "../../src/engine/nn/dropout";
import { ELU } from "../../src/engine/nn/elu";
import { Embedding } from "../../src/engine/nn/embedding";
import { Flatten } from "../../src/engine/nn/flatten";
import { calculateGain, type Nonlinearity } from "../../src/engine/nn/gain";
import { GELU } from "../../src/engine/nn/gelu";
import * as init from "../../src/engine/nn/init";
import { LeakyReLU } from "../../src/engine/nn/leaky-relu";
import { Linear } from "../../src/engine/nn/linear";
import type { Module } from "../../src/engine/nn/module";
import { ReLU } from "../../src/engine/nn/relu";
import { Residual } from "../../src/engine/nn/residual";
import { cosineDecay, rangeTest, stepDecay } from "../../src/engine/nn/schedules";
import { SELU } from "../../src/engine/nn/selu";
import { Sequential } from "../../src/engine/nn/sequential";
import { SGD } from "../../src/engine/nn/sgd";
import { Sigmoid } from "../../src/engine/nn/sigmoid";
import { Tanh } from "../../src/engine/nn/tanh";
import { Generator } from "../../src/engine/random/torch-generator";
import { scoped } from "../../src/engine/scope";
import { empty, type Tensor, useBackend } from "../../src/engine/tensor";
import { nodeBackends } from "../kernel-builds";
import { floats, leaf, type ReferenceTensor, type Tolerance } from "../match-tensor";
import golden from "./vectors/layers.json";

/** Copied, or computed by the same float32 operations in the same order: bit for bit. */
const exactly: Tolerance = {};

/**
 * Exponentials, erf and tanh are approximations here and there, each some units of 6e-8 off; where they are added to
 * 1 that is an absolute error. Inputs reach 100, gradients 3.
 */
const approximated: Tolerance = { rtol: 4e-7, atol: 5e-7 };

/**
 * PyTorch and the kernels both round to float32 (unit 6e-8) but add in different orders and, in the relaxed build,
 * fuse products with sums. These sums have up to 18 terms of size about 1: a few units each way.
 */
const sums: Tolerance = { rtol: 2e-6, atol: 2e-6 };

/** The inputs reach 15, where float32 steps are 1e-6; normalising divides their error by standard deviations of ½. */
const normalized: Tolerance = { rtol: 1e-5, atol: 1e-5 };

/** Ten updates of elementwise arithmetic, which PyTorch fuses with its own choice of fused products. */
const updated: Tolerance = { rtol: 1e-6, atol: 5e-7 };

/** What a layer was given and gave: dL/dx for the seed dL/dy. */
interface Pass {
  x: ReferenceTensor;
  seed: ReferenceTensor;
  y: ReferenceTensor;
  dx: ReferenceTensor;
}

interface NormalizationPass extends Pass {
  dgamma?: ReferenceTensor;
  dbeta?: ReferenceTensor;
  running?: { mean: ReferenceTensor; var: ReferenceTensor };
}

function expectPass(layer: Module, wanted: Pass, tolerance: Tolerance): void {
  const x = leaf(wanted.x);
  const y = layer.forward(x);
  expect(y).toMatchTensor(wanted.y, tolerance);
  if (y === x) return; // handed on: there is nothing to go back through
  backward(y, floats(wanted.seed));
  expect(x.grad).toMatchTensor(wanted.dx, tolerance);
}

describe.each(await nodeBackends())("PyTorch's numbers from the $name kernels:", (backend) => {
  beforeEach(() => useBackend(backend));
  afterEach(() => expect(backend.memory().blocks).toBe(0));

  test.each(golden.activations)("$name $options and its gradient from −100 to 100", (wanted) => {
    scoped(() => expectPass(activation(wanted), wanted, approximated));
  });

  test.each(golden.linear)(
    "Linear on $x.shape with bias: $biased, started as PyTorch starts it",
    (wanted) => {
      scoped(() => {
        const [fanIn, fanOut] = wanted.weight.shape as [number, number];
        const generator = new Generator(wanted.generatorSeed);
        const layer = new Linear(fanIn, fanOut, { generator, bias: wanted.biased });
        expect(layer.weight).toMatchTensor(wanted.weight, exactly);
        if (wanted.bias) expect(layer.bias).toMatchTensor(wanted.bias, exactly);
        expectPass(layer, wanted, sums);
        expect(layer.weight.grad).toMatchTensor(wanted.dweight, sums);
        if (wanted.dbias) expect(layer.bias?.grad ?? null).toMatchTensor(wanted.dbias, sums);
      });
    },
  );

  test.each(golden.embedding)("Embedding $weight.shape starts as PyTorch's", ({ generatorSeed, weight }) => {
    scoped(() => {
      const [rows, width] = weight.shape as [number, number];
      const layer = new Embedding(rows, width, new Generator(generatorSeed));
      expect(layer.weight).toMatchTensor(weight, exactly);
    });
  });

  test.each(golden.dropout)("Dropout with p = $p drops the numbers that PyTorch drops", (wanted) => {
    scoped(() => expectPass(new Dropout(wanted.p, new Generator(wanted.generatorSeed)), wanted, exactly));
  });

  test.each(golden.batch_norm)(
    "BatchNorm1d on $evaluation.x.shape, $options: three batches, then evaluation",
    (wanted) => {
      scoped(() => {
        const { momentum, eps, affine, track_running_stats: trackRunningStats } = wanted.options;
        const layer = new BatchNorm1d(wanted.evaluation.x.shape[1]!, {
          ...(momentum !== undefined && { momentum }),
          ...(eps !== undefined && { eps }),
          ...(affine !== undefined && { affine }),
          ...(trackRunningStats !== undefined && { trackRunningStats }),
        });
        if (wanted.gamma) layer.gamma.set(Float32Array.from(wanted.gamma.values));
        if (wanted.beta) layer.beta.set(Float32Array.from(wanted.beta.values));
        const expectBatch = (batch: NormalizationPass) => {
          for (const parameter of layer.parameters()) parameter.grad = null;
          expectPass(layer, batch, normalized);
          if (batch.dgamma) expect(layer.gamma.grad).toMatchTensor(batch.dgamma, normalized);
          if (batch.dbeta) expect(layer.beta.grad).toMatchTensor(batch.dbeta, normalized);
          if (batch.running) expect(layer.runningMean).toMatchTensor(batch.running.mean, sums);
          if (batch.running) expect(layer.runningVar).toMatchTensor(batch.running.var, sums);
        };
        for (const batch of wanted.training) expectBatch(batch);
        layer.eval();
        expectBatch(wanted.evaluation);
      });
    },
  );

  test("Sequential and Residual: every layer's output, and the gradients in the order of parameters()", () => {
    scoped(() => {
      const wanted = golden.residual_network;
      const generator = new Generator(wanted.generatorSeed);
      const network = new Sequential(
        new Flatten(),
        new Linear(6, 5, { generator }),
        new Residual(
          new Sequential(
            new Linear(5, 7, { generator }),
            new GELU(),
            new Linear(7, 5, { generator, bias: false }),
          ),
        ),
        new Tanh(),
      );
      expectPass(network, wanted, sums);
      network.outputs(floats(wanted.x)).forEach((out, i) => {
        expect(out).toMatchTensor(wanted.outputs[i]!, sums);
      });
      const parameters = network.parameters();
      expect(parameters).toHaveLength(wanted.gradients.length);
      parameters.forEach(({ grad }, i) => {
        expect(grad).toMatchTensor(wanted.gradients[i]!, sums);
      });
    });
  });

  test.each(golden.init)("init.$name of $weight.shape with $options", (wanted) => {
    scoped(() => expect(initialized(wanted)).toMatchTensor(wanted.weight, exactly));
  });

  test.each(golden.optimizers)("$kind $options: parameters after 1, 2 and 10 steps", (wanted) => {
    scoped(() => {
      const parameters = wanted.start.map(leaf);
      const optimizer = optimizerOf(wanted, parameters);
      wanted.gradients.forEach((given, i) => {
        optimizer.zeroGrad();
        parameters[0]!.grad = floats(given[0]!);
        if (i > 0) parameters[1]!.grad = floats(given[1]!);
        optimizer.step(wanted.rate);
        const after = wanted.after[`${i + 1}` as keyof typeof wanted.after];
        after?.forEach((values, k) => {
          expect(parameters[k]!).toMatchTensor(values, updated);
        });
      });
    });
  });
});

test("calculate_gain agrees with PyTorch's table", () => {
  for (const [name, gain] of Object.entries(golden.gains)) {
    const [nonlinearity, slope] = name.split(" ") as [Nonlinearity, string?];
    expect(calculateGain(nonlinearity, slope === undefined ? undefined : Number(slope))).toBe(gain);
  }
});

test.each<[keyof typeof golden.schedules, (step: number) => number]>([
  ["step", (step) => stepDecay(step, { rate: 0.1, decayStep: 7, decayFactor: 0.1 })],
  ["cosine", (step) => cosineDecay(step, { rate: 0.1, minimum: 0.001, steps: 20 })],
  ["warmup", (step) => cosineDecay(step, { rate: 0.1, minimum: 0.001, steps: 20, warmup: 5 })],
  ["range", (step) => rangeTest(step, { low: 1e-3, high: 10, steps: 20 })],
])("the %s schedule gives the rates of PyTorch's scheduler", (name, rateAt) => {
  // PyTorch multiplies from step to step: some twenty roundings of float64, 1e-16 each.
  golden.schedules[name].forEach((rate, step) => {
    expect(Math.abs(rateAt(step) / rate - 1)).toBeLessThan(1e-14);
  });
});

function activation({ name, options }: (typeof golden.activations)[number]): Module {
  switch (name) {
    case "sigmoid":
      return new Sigmoid();
    case "relu":
      return new ReLU();
    case "leaky_relu":
      return new LeakyReLU(options.negative_slope);
    case "elu":
      return new ELU(options.alpha);
    case "gelu":
      return new GELU(options.approximate as "tanh" | undefined);
    case "selu":
      return new SELU();
    default:
      throw new Error(`no activation ${name}`);
  }
}

function initialized({ name, generatorSeed, options, weight }: (typeof golden.init)[number]): Tensor {
  const x = empty(weight.shape);
  const generator = new Generator(generatorSeed);
  switch (name) {
    case "kaiming_normal_":
      return init.kaimingNormal_(x, generator, options as init.KaimingOptions);
    case "kaiming_uniform_":
      return init.kaimingUniform_(x, generator, options as init.KaimingOptions);
    case "xavier_normal_":
      return init.xavierNormal_(x, generator, options as init.XavierOptions);
    case "xavier_uniform_":
      return init.xavierUniform_(x, generator, options as init.XavierOptions);
    case "normal_":
      return init.normal_(x, generator, options.mean, options.std);
    case "uniform_":
      return init.uniform_(x, generator, options.a, options.b);
    default:
      throw new Error(`no initialiser ${name}`);
  }
}

function optimizerOf(
  { kind, options }: (typeof golden.optimizers)[number],
  parameters: Tensor[],
): SGD | Adam {
  const { weight_decay: weightDecay = 0 } = options;
  if (kind === "SGD") {
    const { momentum = 0, dampening = 0, nesterov = false } = options;
    return new SGD(parameters, { momentum, dampening, weightDecay, nesterov });
  }
  const { betas = [0.9, 0.999], eps = 1e-8, amsgrad = false } = options;
  return new Adam(parameters, { betas: betas as [number, number], eps, weightDecay, amsgrad });
}
