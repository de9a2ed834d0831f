import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { defaultConfig, type RunConfig } from "../../src/experiment/config";
import { DEFAULT_THRESHOLD } from "../../src/experiment/frame";
import { presets } from "../../src/experiment/presets";
import { study as backwardChain } from "../../src/experiment/studies/backward-chain";
import { study as deadNeuron } from "../../src/experiment/studies/dead-neuron";
import { study as dyingUnits } from "../../src/experiment/studies/dying-units";
import { study as firstBatch } from "../../src/experiment/studies/first-batch";
import { study as weightScale } from "../../src/experiment/studies/weight-scale";
import { measure } from "../../src/figures/layer-inputs";
import { scaledBatch } from "../../src/lessons/saturation/first-batch";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import { answer, notebookData } from "../study-answers";
import golden from "./vectors/saturation.json";

/** Relative: float32's rounding of sums. */
const ROUNDED = 2e-6;
/** Relative, of what saturated tanhs let pass, layer after layer: 1 − h² leaves only the last bits of h. (Measured: 2e-5.) */
const CHAINED = 1e-4;
/** The same of a neuron that passes a millionth: its 1 − h² are few units of the last bit. (Measured: 5e-3.) */
const CANCELLED = 1e-2;
/** Relative, after a hundred steps. */
const TRAINED = 1e-4;

const { means } = notebookData();

const kaiming: RunConfig = { ...defaultConfig, ...presets.kaiming };

describe.each(await kernelBuilds())("PyTorch's numbers from the $name kernels:", (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => expect(backend.memory().blocks).toBe(0));

  test("the first minibatch under every scale of W1 and b1, by multiplying and by drawing it anew", async () => {
    const drawn = await answer(firstBatch({ seed: 42 }, means));
    for (const { gain, biasScale, saturated, dead, preactivationStd } of golden.scales) {
      const layer = { ...scaledBatch(drawn, gain, biasScale), nonlinearity: "tanh" as const };
      const measured = measure(layer, DEFAULT_THRESHOLD);
      expect(measured.saturated).toBe(saturated);
      expectWithin(measured.std, preactivationStd, ROUNDED * preactivationStd);

      const config = { ...defaultConfig, ...presets["small-output"], hiddenBiasScale: biasScale };
      const [network] = await answer(weightScale({ config, gains: [gain] }, means));
      expect(network).toMatchObject({ saturated, dead });
      expectWithin(network.preactivationStd, preactivationStd, ROUNDED * preactivationStd);
    }
  });

  test.each(golden.chains)(
    "what reaches and what leaves each tanh of $layers layers, gain $gain",
    async ({ gain, layers, links }) => {
      const config: RunConfig = {
        ...defaultConfig,
        hiddenInit: "kaiming",
        gain,
        hiddenLayers: layers,
        hiddenSize: 100,
        biases: "zeros",
        outputScale: 0.01,
      };
      const measured = await answer(backwardChain({ config }, means));
      expect(measured).toHaveLength(layers);
      links.forEach((wanted, i) => {
        for (const key of ["arriving", "leaving", "passes"] as const) {
          expectWithin(measured[i][key], wanted[key], CHAINED * wanted[key]);
        }
      });
    },
  );

  test.each(golden.pushed)(
    "a neuron of $nonlinearity pushed by $push, and what its gradient does about it",
    async ({ nonlinearity, push, looks }) => {
      const config = { ...kaiming, nonlinearity: nonlinearity as RunConfig["nonlinearity"] };
      const result = await answer(deadNeuron({ config, neuron: 7, push, steps: 1000 }, means));
      for (const wanted of looks) {
        const at = result.steps.indexOf(wanted.step);
        for (const key of ["lowest", "mean", "highest"] as const) {
          expectWithin(result[key][at], wanted[key], TRAINED * Math.abs(wanted[key]));
        }
        expectWithin(result.biasGradient[at], wanted.bias, CANCELLED * wanted.bias);
        expectWithin(result.weightGradient[at], wanted.weight, CANCELLED * wanted.weight);
      }
    },
  );

  test("relus that no example turns on any more, by learning rate", async () => {
    const config: RunConfig = { ...kaiming, nonlinearity: "relu", gain: Math.SQRT2 };
    const learningRates = golden.dying.map(({ learningRate }) => learningRate);
    const runs = await answer(dyingUnits({ config, learningRates, steps: 40 }, means));
    golden.dying.forEach(({ looks }, i) => {
      for (const { step, loss, dead } of looks) {
        const at = runs[i].steps.indexOf(step);
        expect(runs[i].dead[at]).toBe(dead);
        expectWithin(runs[i].losses[at], loss, TRAINED * loss);
      }
    });
  });

  test("a learning rate that is too large for the loss to stay a number ends its run there, not the others", async () => {
    const config: RunConfig = { ...kaiming, nonlinearity: "relu", gain: Math.SQRT2 };
    const runs = await answer(dyingUnits({ config, learningRates: [10, 0.1], steps: 40 }, means));
    expect(runs[0].divergedAt).toBeGreaterThan(0);
    expect(runs[1].divergedAt).toBeNull();
    expect(runs[1].steps.at(-1)).toBe(40);
  });
});
