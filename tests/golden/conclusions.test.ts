import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { presets } from "../../src/experiment/presets";
import { study as firstMinibatch } from "../../src/experiment/studies/first-minibatch";
import { study as runningAndCalibrated } from "../../src/experiment/studies/running-and-calibrated";
import { study as trainingByDepth } from "../../src/experiment/studies/training-by-depth";
import { wellInitialised } from "../../src/lessons/conclusions/networks";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import { answer, notebookData } from "../study-answers";
import golden from "./vectors/conclusions.json";

const { means } = notebookData();

/** Fifty layers multiply a rounding error as they multiply the gradient. */
const within = (depth: number) => (depth < 50 ? 1e-3 : 2e-2);

describe.each(await kernelBuilds())("PyTorch's conclusions from the $name kernels:", (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => expect(backend.memory().blocks).toBe(0));

  test("losses and gradients of networks that differ in depth, over their first updates", async () => {
    const { steps, every, byDepth } = golden;
    const depths = byDepth.map(({ depth }) => depth);
    const trained = await answer(trainingByDepth({ config: wellInitialised, depths, steps, every }, means));
    byDepth.forEach(({ depth, losses, gradientNorms, stds }, i) => {
      const near = (actual: number, wanted: number) =>
        expectWithin(actual, wanted, within(depth) * Math.abs(wanted));
      losses.forEach((loss, step) => {
        near(trained[i].losses[step], loss);
      });
      gradientNorms.forEach((norms, look) => {
        norms.forEach((norm, layer) => {
          near(trained[i].gradientNorms[look][layer], norm);
          near(trained[i].stds[look][layer], stds[look][layer]);
        });
      });
    });
  });

  test("in fifty normalised layers the first gets hundreds of times the last one's gradient", async () => {
    const config = { ...wellInitialised, hiddenLayers: 50, normalization: "batch-norm-1d" } as const;
    const [{ layers }] = await answer(firstMinibatch({ configs: [config] }, means));
    const ratio = layers[0].gradientStd / layers[49].gradientStd;
    expectWithin(ratio, golden.normalisedRatio, 0.02 * golden.normalisedRatio);
  });

  test("a BatchNorm1d's running mean and std, and those of the whole training split", async () => {
    const params = { config: presets.kaiming, steps: golden.compared };
    const result = await answer(runningAndCalibrated(params, means));
    for (const of of ["running", "calibrated"] as const) {
      for (const statistic of ["mean", "std"] as const) {
        golden[of][statistic].forEach((value, neuron) => {
          expectWithin(result[of][statistic][neuron], value, 1e-4);
        });
      }
    }
  });
});
