import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backward } from "../../src/engine/autograd";
import { scoped } from "../../src/engine/scope";
import { useBackend } from "../../src/engine/tensor";
import { nodeBackends } from "../kernel-builds";
import { type Call, expectNumbers, made, type Numbers, titled, torchCalls } from "./torch-calls";
import golden from "./vectors/tensor-ops.json";

interface Case extends Call {
  outputs: Numbers[];
  seed?: Numbers;
  gradients?: (Numbers | null)[];
}

const cases = golden.cases as Case[];

/**
 * PyTorch and the kernels both round to float32 (unit 6e-8), but sum in different orders and, in the relaxed build,
 * fuse products with sums; sums here have up to some hundred terms of size about 1 and 3. Exponentials and powers are
 * a few units off on either side.
 */
const rounded = { rtol: 2e-6, atol: 2e-6 };
/** What only moves, chooses or compares numbers, or rounds once as IEEE 754 says, has no tolerance. */
const exact = {};
const exactOps = new Set(
  `add sub mul div add_number sub_number number_sub mul_number div_number number_div neg sqrt abs clamp where
  masked_fill max max_along view squeeze unsqueeze permute transpose expand narrow slice select cat stack embedding
  index_select gather add_ sub_ mul_ div_ copy_ fill_ zero_ to relu min min_along index index_put_ index_put_number_
  assign_ assign_number_`.split(/\s+/),
);

describe.each(await nodeBackends())("PyTorch's tensor operations from the $name kernels:", (backend) => {
  beforeEach(() => useBackend(backend));
  afterEach(() => expect(backend.memory().blocks).toBe(0));

  describe.each([...new Set(cases.map(({ op }) => op))])("%s", (op) => {
    test.each(titled(cases.filter((wanted) => wanted.op === op)))("$title", ({ wanted }) => {
      scoped(() => {
        const inputs = wanted.inputs.map(made);
        for (const [i, input] of inputs.entries()) if (wanted.gradients?.[i]) input.requireGrad();
        const outputs = [torchCalls[op]!(inputs, wanted.args)].flat();
        outputs.forEach((output, i) => {
          expectNumbers(output, wanted.outputs[i]!, exactOps.has(op) ? exact : rounded);
        });
        expect(outputs[0]!.requiresGrad).toBe(wanted.seed !== undefined);
        if (!wanted.seed) return;
        backward(outputs[0]!, made(wanted.seed));
        wanted.gradients!.forEach((gradient, i) => {
          if (gradient) expectNumbers(inputs[i]!.grad!, gradient, rounded);
        });
      });
    });
  });
});
