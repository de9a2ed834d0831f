import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { checkStack, type StackLayer } from "../../src/experiment/layer-stack";
import { presets } from "../../src/experiment/presets";
import { study as initialLoss } from "../../src/experiment/studies/initial-loss";
import { study as layerStack } from "../../src/experiment/studies/layer-stack";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import { answer, notebookData } from "../study-answers";
import golden from "./vectors/layer-stacks.json";

/** Relative to a standard deviation, after a dozen layers: float32's rounding of sums. */
const ROUNDED = 5e-6;

const { names, means } = notebookData();

const stacks = Object.entries(golden.stacks).map(([name, stack]) => ({
  name,
  ...stack,
  layers: stack.layers as StackLayer[],
}));

describe.each(await kernelBuilds())("PyTorch's numbers from the $name kernels:", (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => expect(backend.memory().blocks).toBe(0));

  test.each(stacks)("$name", async ({ layers, outs, loss, refused }) => {
    const result = await answer(layerStack({ layers }, means));
    expect(result.outs.map(({ shape }) => shape)).toEqual(outs.map(({ shape }) => shape));
    outs.forEach(({ mean, std, beyond }, i) => {
      expectWithin(result.outs[i].mean, mean, ROUNDED * std);
      expectWithin(result.outs[i].std, std, ROUNDED * std);
      expect(result.outs[i].beyond).toBe(beyond);
    });
    expect(result.loss === null).toBe(refused !== null);
    if (loss !== null) expectWithin(result.loss!, loss, ROUNDED * loss);
  });

  test("the stack of layers gives the loss of the network that is written out, to the last bit", async () => {
    const { layers } = golden.stacks["the notebook's"];
    const { loss } = await answer(layerStack({ layers: layers as StackLayer[] }, means));
    expect(loss).toBe((await answer(initialLoss({ fields: presets.kaiming }, means))).loss);
  });
});

describe("shapes alone", () => {
  test.each(stacks)("$name: what fits, what comes out and what PyTorch says", ({ layers, outs, refused }) => {
    const { layers: placed, misfit } = checkStack(layers, [32, 3], 40);
    const shapes = placed.flatMap(({ out }) => (out ? [out.shape] : []));
    expect(shapes).toEqual(outs.map(({ shape }) => shape));
    expect(misfit?.words ?? null).toBe(refused);
  });

  test("the notebook's 18,616 parameters", () => {
    const { parameters } = checkStack(
      golden.stacks["the notebook's"].layers as StackLayer[],
      [32, 3],
      names.vocabulary.length,
    );
    expect(parameters).toBe(18_616);
  });
});
