import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { parseConfig, type RunConfig } from "../../src/experiment/config";
import { study as layerProfiles } from "../../src/experiment/studies/layer-profiles";
import { study as linearStack } from "../../src/experiment/studies/linear-stack";
import { type PortraitResult, study as portrait } from "../../src/experiment/studies/portrait";
import { fourPlots, lecture, unscaledOutput } from "../../src/lessons/statistics/scenes";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import { answer, notebookData } from "../study-answers";
import golden from "./vectors/statistics.json";

/** Relative, of a loss, and of what is measured at step 0, to its standard deviation: float32's rounding of sums. */
const ROUNDED = 2e-6;
/** The same of gradients that six linear layers carry on their way back. */
const CARRIED = 5e-6;
/** Of a logarithm, after as many steps. */
const TRAINED = 5e-6;

/** Those that PyTorch was asked for. */
const STEPS = 10;

const { means } = notebookData();

/** The fields of a vector's config, each of which must be one. */
function configOf(fields: object): Partial<RunConfig> {
  expect(parseConfig(fields).problems).toEqual([]);
  return fields;
}

test("the chapter's networks are those that PyTorch ran", () => {
  expect(golden.networks["gain 5/3"].config).toEqual(lecture);
  expect(fourPlots.config).toEqual(lecture);
  expect(golden.networks["no tanh, gain 1"].config).toEqual({ ...lecture, nonlinearity: "linear", gain: 1 });
  expect(golden.networks["output not scaled down"].config).toEqual({
    ...lecture,
    outputScale: unscaledOutput,
  });
});

describe.each(await kernelBuilds())("PyTorch's numbers from the $name kernels:", (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => expect(backend.memory().blocks).toBe(0));

  describe.each(Object.entries(golden.networks))("%s", (_, wanted) => {
    let measured: PortraitResult;

    beforeAll(async () => {
      const params = { config: configOf(wanted.config), steps: STEPS };
      measured = await answer(portrait({ ...params, validating: "evaluation" }, means));
    });

    test("the losses of the first ten steps, or the step at which there is none", () => {
      expect(measured.divergedAt).toBe(wanted.divergedAt);
      // Of a run that diverges, a portrait tells the last look before it.
      if (wanted.divergedAt === null) expect(measured.losses).toHaveLength(wanted.losses.length + 1);
      measured.losses.slice(0, wanted.losses.length).forEach((loss, step) => {
        expectWithin(loss, wanted.losses[step]!, ROUNDED * loss);
      });
    });

    test("each hidden layer at step 0: mean, standard deviation, saturation, gradient", () => {
      const { layers } = measured.start;
      expect(layers).toHaveLength(wanted.layers.length);
      wanted.layers.forEach(({ mean, std, saturated, gradientStd }, i) => {
        expect(layers[i]!.saturated).toBe(saturated);
        expectWithin(layers[i]!.mean, mean, ROUNDED * std);
        expectWithin(layers[i]!.std, std, ROUNDED * std);
        expectWithin(layers[i]!.gradientStd, gradientStd, CARRIED * gradientStd);
      });
    });

    test("each matrix at step 0: mean, standard deviation, gradient against data", () => {
      const matrices = wanted.parameters.filter(({ shape }) => shape.length === 2);
      const found = measured.start.parameters.filter(({ shape }) => shape.length === 2);
      expect(found.map(({ name }) => name)).toEqual(matrices.map(({ name }) => name));
      matrices.forEach(({ mean, std, gradientStd }, i) => {
        expectWithin(found[i]!.mean, mean, ROUNDED * std);
        expectWithin(found[i]!.std, std, ROUNDED * std);
        const ratio = gradientStd / std;
        expectWithin(found[i]!.gradientToData, ratio, CARRIED * ratio);
      });
    });

    test("log10 of update over data in the first ten steps", () => {
      if (wanted.divergedAt !== null) return;
      const { steps, names, ratios } = measured.updates;
      expect([...steps]).toEqual(wanted.updates.map((_, step) => step));
      expect(names).toEqual(
        wanted.parameters.filter(({ shape }) => shape.length === 2).map(({ name }) => name),
      );
      wanted.updates.flat().forEach((ratio, i) => {
        expectWithin(ratios[i]!, ratio, TRAINED);
      });
    });
  });

  test("layers' profiles over the gain are those of the networks themselves", async () => {
    const { gain: _, ...config } = lecture;
    const wanted = (["gain 0.5", "gain 1", "gain 5/3", "gain 3"] as const).map(
      (name) => golden.networks[name],
    );
    const gains = wanted.map(({ config }) => config.gain);
    const profiles = await answer(layerProfiles({ config, gains }, means));
    expect(profiles.map(({ gain }) => gain)).toEqual(gains);
    wanted.forEach(({ layers }, i) => {
      layers.forEach(({ std, saturated, gradientStd }, k) => {
        const layer = profiles[i]!.layers[k]!;
        expect(layer.saturated).toBe(saturated);
        expectWithin(layer.std, std, ROUNDED * std);
        expectWithin(layer.gradientStd, gradientStd, CARRIED * gradientStd);
      });
    });
  });

  test("a linear stack is the one matrix that its weights multiply to; a stack with tanh is not", async () => {
    const params = { steps: 0, examples: 32 };
    const { config } = golden.networks["no tanh, gain 1"];
    const stack = await answer(linearStack({ ...params, config: configOf(config) }, means));
    expectWithin(stack.largest, golden.product.largest, ROUNDED * golden.product.largest);
    expect(stack.difference).toBeLessThan(1e-6);
    expect(golden.product.difference).toBeLessThan(1e-6);
    expect(stack.layers).toBe(6);
    expect(stack.networkNumbers).toBe(30 * 100 + 4 * 100 * 100 + 100 * 40 + 5 * 100 + 40);
    expect(stack.productNumbers).toBe(31 * 40);
    const bent = await answer(linearStack({ ...params, config: lecture }, means));
    expect(bent.difference).toBeGreaterThan(0.1 * bent.largest);
  });
});
