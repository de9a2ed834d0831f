// What PyTorch 1.13 refuses (make_refusals.py), refused in its words, with the name of the op and the shapes of its
// operands, before anything is written.
import { beforeEach, describe, expect, test } from "vitest";
import { backward } from "../../src/engine/autograd";
import { Adam } from "../../src/engine/nn/adam";
import { BatchNorm1d } from "../../src/engine/nn/batch-norm";
import { Flatten } from "../../src/engine/nn/flatten";
import { calculateGain } from "../../src/engine/nn/gain";
import * as init from "../../src/engine/nn/init";
import { Linear } from "../../src/engine/nn/linear";
import { Residual } from "../../src/engine/nn/residual";
import { SGD } from "../../src/engine/nn/sgd";
import { addmm } from "../../src/engine/ops/addmm";
import { assign } from "../../src/engine/ops/assign";
import { dropout } from "../../src/engine/ops/dropout";
import { elu } from "../../src/engine/ops/elu";
import { embedding } from "../../src/engine/ops/embedding";
import { gelu } from "../../src/engine/ops/gelu";
import { addInPlace, mulInPlace, zeroInPlace } from "../../src/engine/ops/in-place";
import { indexPut } from "../../src/engine/ops/index";
import { leakyRelu } from "../../src/engine/ops/leaky-relu";
import { log } from "../../src/engine/ops/log";
import { mul } from "../../src/engine/ops/mul";
import { multinomial } from "../../src/engine/ops/multinomial";
import { selu } from "../../src/engine/ops/selu";
import { sum } from "../../src/engine/ops/sum";
import { tanh } from "../../src/engine/ops/tanh";
import { view } from "../../src/engine/ops/view";
import { Generator } from "../../src/engine/random/torch-generator";
import { listed, Refusal } from "../../src/engine/refusal";
import { scoped } from "../../src/engine/scope";
import { ones, type Tensor, useBackend, zeros } from "../../src/engine/tensor";
import { nodeBackends } from "../kernel-builds";
import { type Call, expectNumbers, made, type Run, titled, torchCalls } from "./torch-calls";
import golden from "./vectors/refusals.json";

interface Refused extends Call {
  kind: string;
  words: string;
}

const generator = () => new Generator(42);

function step(x: Tensor, optimizer: SGD | Adam, rate: number): void {
  x.grad = ones(x.shape);
  optimizer.step(rate);
}

function twice(y: Tensor): void {
  backward(sum(y));
  backward(sum(y));
}

/** A graph that needs what is changed before it is gone back through. */
function changedBetween(
  x: Tensor,
  compute: (a: Tensor) => Tensor,
  change: (a: Tensor, y: Tensor) => unknown,
): void {
  const a = mul(x.requireGrad(), 1);
  const y = compute(a);
  change(a, y);
  backward(sum(y));
}

const calls: Record<string, Run<unknown>> = {
  ...torchCalls,
  nn_embedding: ([table, indices]) => embedding(table!, indices!),
  addmm: ([bias, x, weight]) => addmm(bias!, x!, weight!),
  linear: ([x], { fan_in, fan_out }) => new Linear(fan_in, fan_out, { generator: generator() }).forward(x!),
  leaky_relu: ([x]) => leakyRelu(x!),
  elu: ([x]) => elu(x!),
  selu: ([x]) => selu(x!),
  gelu: ([x], { approximate }) => gelu(x!, approximate),
  dropout: ([x], { p }) => dropout(x!, p, generator()),
  batch_norm: ([x], { features, training = true, affine = true, track_running_stats = true }) =>
    new BatchNorm1d(features, { affine, trackRunningStats: track_running_stats }).train(training).forward(x!),
  flatten: ([x], { start_dim, end_dim = -1 }) => new Flatten(start_dim, end_dim).forward(x!),
  residual: ([x], { fan_in, fan_out }) =>
    new Residual(new Linear(fan_in, fan_out, { generator: generator() })).forward(x!),
  multinomial: ([x], { num_samples, replacement = false }) =>
    multinomial(x!, num_samples, generator(), { replacement }),
  zeros: (_, { shape }) => zeros(shape),
  item: ([x]) => x!.item(),
  requires_grad_: ([x]) => x!.requireGrad(),
  retain_grad: ([x]) => x!.retainGrad(),
  backward: ([x, seed]) => backward(x!, seed),
  backward_of_twice_x: ([x, seed]) => backward(mul(x!.requireGrad(), 2), seed),
  backward_twice: ([x]) => twice(tanh(x!.requireGrad())),
  backward_twice_mul: ([x]) => twice(mul(x!.requireGrad(), 2)),
  leaf_add_: ([x]) => addInPlace(x!.requireGrad(), 1),
  leaf_zero_: ([x]) => zeroInPlace(x!.requireGrad()),
  leaf_view_add_: ([x]) => addInPlace(view(x!.requireGrad(), [-1]), 1),
  leaf_index_put_: ([x, mask]) => indexPut(x!.requireGrad(), [mask!], 0),
  leaf_assign_: ([x]) => assign(x!.requireGrad(), [0], 0),
  changed_output: ([x]) => changedBetween(x!, tanh, (_, y) => addInPlace(y, 1)),
  changed_input: ([x]) => changedBetween(x!, log, (a) => mulInPlace(a, 2)),
  changed_factor: ([x]) =>
    changedBetween(
      x!,
      (a) => mul(a, a),
      (a) => assign(a, [0], 0),
    ),
  kaiming_normal_: ([x], options) => init.kaimingNormal_(x!, generator(), options),
  kaiming_uniform_: ([x], options) => init.kaimingUniform_(x!, generator(), options),
  xavier_normal_: ([x]) => init.xavierNormal_(x!, generator()),
  xavier_uniform_: ([x]) => init.xavierUniform_(x!, generator()),
  normal_: ([x], { std }) => init.normal_(x!, generator(), 0, std),
  calculate_gain: (_, { nonlinearity, param }) => calculateGain(nonlinearity, param),
  SGD: ([x], { lr = 0.1, weight_decay: weightDecay = 0, ...options }) =>
    step(x!, new SGD([x!], { weightDecay, ...options }), lr),
  Adam: ([x], { lr = 0.1, weight_decay: weightDecay = 0, ...options }) =>
    step(x!, new Adam([x!], { weightDecay, ...options }), lr),
  SGD_of_nothing: () => new SGD([]),
};

/** Where ours can't be PyTorch's words: */
function expectedWords({ op, words, inputs }: Refused): string {
  // Its embedding does not say which index, though the same index in C[x], which is the same op here, it names.
  if (words === "index out of range in self") {
    const size = inputs[0]!.shape[0]!;
    const wrong = inputs[1]!.values.find((index) => Number(index) < 0 || Number(index) >= size);
    return `index ${wrong} is out of bounds for dimension 0 with size ${size}`;
  }
  // It goes on to name the C++ class of the op whose output was changed; the engine names the op that needs it.
  if (op.startsWith("changed_")) return words.replace(/, which is output 0 of [\w:]+,/, "");
  return words;
}

/** These take no tensors, or their fault is in no shape; and a layer sees a vector as one row. */
const shapeless =
  /^(zeros|dropout|calculate_gain|SGD|Adam|normal_|multinomial|backward_twice|kaiming|linear)/;

const refusals = golden.refusals as Refused[];

describe.each(await nodeBackends())("with the $name kernels,", (backend) => {
  beforeEach(() => useBackend(backend));

  describe.each([...new Set(refusals.map(({ op }) => op))])("%s", (op) => {
    test.each(titled(refusals.filter((wanted) => wanted.op === op)))("of $title", ({ wanted }) => {
      scoped(() => {
        const inputs = wanted.inputs.map(made);
        const refusal = refusalOf(() => calls[op]!(inputs, wanted.args));
        expect(refusal.words).toBe(expectedWords(wanted));
        expect(refusal.kind).toBe(wanted.kind);
        expect(refusal.op).not.toBe("");
        expect(refusal.message.startsWith(`${refusal.words} (in ${refusal.op}`)).toBe(true);
        if (!shapeless.test(op)) {
          for (const { shape } of wanted.inputs.slice(0, 2)) expect(refusal.message).toContain(listed(shape));
        }
        for (const [i, input] of inputs.entries()) expectNumbers(input, wanted.inputs[i]!, {});
      });
    });
  });
});

function refusalOf(body: () => unknown): Refusal {
  try {
    body();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was not refused");
}
