import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backward } from "../../src/engine/autograd";
import { cumsum } from "../../src/engine/ops/cumsum";
import { linear } from "../../src/engine/ops/linear";
import { pairwise, pointwise } from "../../src/engine/ops/pointwise";
import { argsort, sort } from "../../src/engine/ops/sort";
import { scoped } from "../../src/engine/scope";
import { type Tensor, useBackend } from "../../src/engine/tensor";
import { nodeBackends } from "../kernel-builds";
import { type Call, expectNumbers, made, type Numbers, type Run, titled } from "./torch-calls";
import golden from "./vectors/rare-ops.json";

interface Case extends Call {
  outputs: Numbers[];
  seed?: Numbers;
  gradients?: (Numbers | null)[];
}

const cases = golden.cases as Case[];

const calls: Record<string, Run<Tensor | Tensor[]>> = {
  linear: ([x, weight, bias]) => linear(x!, weight!, bias ?? null),
  cumsum: ([x], { dim }) => cumsum(x!, dim),
  sort: ([x], { dim, descending }) => Object.values(sort(x!, dim, descending)),
  argsort: ([x], { dim, descending }) => argsort(x!, dim, descending),
  curve: ([x], { name }) => pointwise(name, x!),
  pair: ([a, b], { name }) => pairwise(name, a!, b!),
};

/** PyTorch's functions of one number are a few units off, ours are rounded from double. */
const rounded = { rtol: 4e-6, atol: 2e-6 };

describe.each(await nodeBackends())("PyTorch's rarer operations from the $name kernels:", (backend) => {
  beforeEach(() => useBackend(backend));
  afterEach(() => expect(backend.memory().blocks).toBe(0));

  describe.each(Object.keys(calls))("%s", (op) => {
    test.each(titled(cases.filter((wanted) => wanted.op === op)))("$title", ({ wanted }) => {
      scoped(() => {
        const inputs = wanted.inputs.map(made);
        for (const [i, input] of inputs.entries()) if (wanted.gradients?.[i]) input.requireGrad();
        const outputs = [calls[op]!(inputs, wanted.args)].flat();
        outputs.forEach((output, i) => {
          expectNumbers(output, wanted.outputs[i]!, rounded);
        });
        if (!wanted.seed) return;
        backward(outputs[0]!, made(wanted.seed));
        wanted.gradients!.forEach((gradient, i) => {
          if (gradient) expectNumbers(inputs[i]!.grad!, gradient, rounded);
        });
      });
    });
  });
});
