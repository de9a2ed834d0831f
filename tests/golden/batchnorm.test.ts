import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import type { RunConfig } from "../../src/experiment/config";
import { presets } from "../../src/experiment/presets";
import { study as batchCoupling } from "../../src/experiment/studies/batch-coupling";
import { study as foldedLayer } from "../../src/experiment/studies/folded-layer";
import { study as forgottenEval } from "../../src/experiment/studies/forgotten-eval";
import { study as jitter } from "../../src/experiment/studies/jitter";
import { study as normalizedBatch } from "../../src/experiment/studies/normalized-batch";
import { study as robustness } from "../../src/experiment/studies/robustness";
import { study as runningStatistics } from "../../src/experiment/studies/running-statistics";
import { study as varianceEstimates } from "../../src/experiment/studies/variance-estimates";
import { column, moments } from "../../src/experiment/telemetry";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import { answer, notebookData } from "../study-answers";
import golden from "./vectors/batchnorm.json";

/** Of numbers of size 1 to 10: float32's rounding of sums. */
const ROUNDED = 1e-5;
/** After a hundred steps. */
const TRAINED = 1e-4;

const { means } = notebookData();

function expectAll(actual: ArrayLike<number>, wanted: readonly number[], within: number): void {
  wanted.forEach((value, i) => {
    expectWithin(actual[i], value, within);
  });
}

const deep: Partial<RunConfig> = {
  ...presets.kaiming,
  hiddenLayers: 5,
  hiddenSize: 100,
  biases: "zeros",
};

describe.each(await kernelBuilds())("PyTorch's batch normalisation from the $name kernels:", (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => expect(backend.memory().blocks).toBe(0));

  test("the notebook's first minibatch, before and after it is normalised by hand", async () => {
    const { plain, normalized, batch, neurons } = await answer(normalizedBatch({ fields: {} }, means));
    const wanted = golden.firstBatch;
    expect([batch, neurons]).toEqual([32, 256]);
    expectAll(plain.preactivations, wanted.sums, ROUNDED);
    expectAll(normalized.preactivations, wanted.normalized, ROUNDED);
    expectAll([plain.loss, normalized.loss], wanted.losses, ROUNDED * 40);
    wanted.bnmeani.forEach((mean, neuron) => {
      const measured = moments(column(plain.preactivations, neuron, neurons));
      expectWithin(measured.mean, mean, ROUNDED);
      expectWithin(measured.std, wanted.bnstdi[neuron], ROUNDED);
    });
    [plain, normalized].forEach(({ preactivations }, i) => {
      const saturated = preactivations.filter((x) => Math.fround(Math.tanh(x)) ** 2 > 0.97 ** 2).length;
      expect(saturated / preactivations.length).toBe(wanted.saturated[i]);
    });
    const [without, under] = [plain, normalized].map(({ biasGradient }) => Math.max(...biasGradient));
    expectWithin(without, wanted.biasGradient[0], ROUNDED);
    expect(under).toBeLessThan(1e-7);
  });

  test.each([
    ["none", golden.coupling.plain],
    ["batch-norm-by-hand", golden.coupling.byHand],
  ] as const)("the gradient of one example's loss in all the others (%s)", async (normalization, wanted) => {
    const fields = { ...presets.kaiming, normalization };
    const { gradients, batch } = await answer(batchCoupling({ fields }, means));
    wanted.forEach((row, i) => {
      expectAll(gradients.subarray(i * batch), row, 1e-7);
    });
  });

  test("running averages of two momenta, and what they estimate on all training examples", async () => {
    const params = { fields: presets.kaiming, momenta: [0.001, 0.1], steps: 100, told: 8 };
    const result = await answer(runningStatistics(params, means));
    for (const wanted of golden.running) {
      const look = result.steps.indexOf(wanted.step);
      for (const statistic of ["mean", "std"] as const) {
        const at = (values: number[]) => values.slice(8 * look);
        expectAll(at(result.calibrated[statistic]), wanted.calibrated[statistic], TRAINED);
        wanted.running.forEach((running, i) => {
          expectAll(at(result.running[i][statistic]), running[statistic], TRAINED);
        });
      }
    }
  });

  test("one example among other companions, batch by batch, and with the calibrated statistics", async () => {
    const { steps, context, seed, batches, still } = golden.jitter;
    const fields = { ...presets.kaiming, normalization: "batch-norm-by-hand" } as const;
    const params = { fields, steps, context, seed, batchSize: 32, batches: batches.length };
    const result = await answer(jitter(params, means));
    batches.forEach(({ h, p }, i) => {
      expectAll(result.activations.subarray(256 * i), h, TRAINED);
      expectAll(result.probabilities.subarray(40 * i), p, TRAINED);
    });
    expectAll(result.still.activations, still.h, TRAINED);
    expectAll(result.still.probabilities, still.p, TRAINED);
  });

  test("a batch of one has no deviation: everything is NaN, as in the notebook's code", async () => {
    const fields = { ...presets.kaiming, normalization: "batch-norm-by-hand" } as const;
    const params = { fields, steps: 100, context: "san", seed: 1, batchSize: 1, batches: 2 };
    const { activations, probabilities, still } = await answer(jitter(params, means));
    expect(activations.every(Number.isNaN)).toBe(true);
    expect(probabilities.every(Number.isNaN)).toBe(true);
    expect(still.activations.some(Number.isNaN)).toBe(false);
  });

  test("validation with and without model.eval()", async () => {
    const { steps, examples, batch_sizes, evaluation, training } = golden.forgotten;
    const params = { fields: presets.kaiming, steps, batchSizes: batch_sizes, order: "shuffled" } as const;
    const result = await answer(forgottenEval(params, means));
    expect(result.examples).toBe(examples);
    expectWithin(result.evaluation, evaluation, TRAINED);
    expectAll(
      result.training.map(({ loss }) => loss),
      training,
      TRAINED,
    );
  });

  test("biased and unbiased variances of small batches", async () => {
    const { neuron, seed, batches, batch_sizes, variance, estimates } = golden.estimates;
    const params = { fields: presets.kaiming, neuron, seed, batches, batchSizes: batch_sizes };
    const result = await answer(varianceEstimates(params, means));
    expectWithin(result.variance, variance, ROUNDED);
    estimates.forEach((wanted, i) => {
      const { biased, unbiased } = result.estimates[i];
      expectAll([biased, unbiased], wanted, ROUNDED);
    });
  });

  test("the deep network's first minibatch under gains far apart", async () => {
    const params = { fields: deep, field: "gain" as const, values: [0.2, 5], steps: 4 };
    const runs = await answer(robustness(params, means));
    for (const { gain, saturated, ...wanted } of golden.robustness) {
      const normalization = wanted.normalization ?? "none";
      const run = runs.find((one) => one.value === gain && one.normalization === normalization)!;
      expectAll(run.saturatedFirst, saturated, 2 / 3200); // an activation or two lie at the threshold
    }
  });

  test("a run that two sweeps share is told by each with its own value", async () => {
    const both = async (field: "gain" | "learningRate", value: number) =>
      (await answer(robustness({ fields: deep, field, values: [value], steps: 4 }, means)))[0];
    const [byGain, byRate] = [await both("gain", presets.kaiming.gain), await both("learningRate", 0.1)];
    expect([byGain.value, byRate.value]).toEqual([presets.kaiming.gain, 0.1]);
    expect(byRate.loss).toBe(byGain.loss);
  });

  test("a BatchNorm1d folded into the weights before it gives the same logits", async () => {
    const { logits, folded, numbers, foldedNumbers } = await answer(
      foldedLayer({ fields: presets.kaiming, steps: 100, omitted: "nothing" }, means),
    );
    expect(logits).toHaveLength(16 * 40);
    expectAll(folded, [...logits], 1e-5);
    expect(numbers - foldedNumbers).toBe(4 * 256);
  });
});
