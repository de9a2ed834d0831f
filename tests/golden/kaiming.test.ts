import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calculateGain } from "../../src/engine/nn/gain";
import { matmul } from "../../src/engine/ops/matmul";
import { Generator } from "../../src/engine/random/torch-generator";
import { scoped } from "../../src/engine/scope";
import { tensor, useBackend } from "../../src/engine/tensor";
import { choices, defaultConfig, parseConfig, type RunConfig } from "../../src/experiment/config";
import { prepareNames } from "../../src/experiment/names/prepare";
import { sources } from "../../src/experiment/names/sources";
import { curves, type Nonlinearity } from "../../src/experiment/nonlinearity";
import { study as firstMinibatch } from "../../src/experiment/studies/first-minibatch";
import { study as gainDepthMap } from "../../src/experiment/studies/gain-depth-map";
import { study as gainSimulation } from "../../src/experiment/studies/gain-simulation";
import { study as stdByFanIn } from "../../src/experiment/studies/std-by-fan-in";
import type { StudyMeans, StudyProgress } from "../../src/experiment/studies/study";
import { study as weightDraws } from "../../src/experiment/studies/weight-draws";
import { study as weightedSums } from "../../src/experiment/studies/weighted-sums";
import { gradientFactor, nextRms } from "../../src/experiment/variance-map";
import { buildSplits } from "../../src/experiment/windows";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import { answer } from "../study-answers";
import golden from "./vectors/kaiming.json";

/** Relative, of a standard deviation at the end of a sum: float32's rounding. */
const ROUNDED = 2e-6;
/** The same after fifty layers: a network whose gradients grow 100 times on their way makes roundings grow as much. */
const DEEP = 2e-4;
/** gelu's normal distribution is good to 1e-7. */
const INTEGRATED = 1e-6;

const silent = () => {};
const path = new URL(`../../public/data/${sources["first-names"].file}`, import.meta.url);
const names = prepareNames(
  readFileSync(path, "utf8"),
  { encoding: "plain", drawn: 0, shuffle: "numpy" },
  silent,
);
const splits = buildSplits(names, defaultConfig.contextSize, silent);
const means = {
  dataset: async () => ({ splits, summary: { vocabulary: names.vocabulary } }),
} as unknown as StudyMeans;

function configOf(fields: object): RunConfig {
  const { config, problems } = parseConfig(fields);
  expect(problems).toEqual([]);
  return config;
}

test("PyTorch's table of gains", () => {
  for (const [nonlinearity, gain] of Object.entries(golden.table)) {
    expect(curves[nonlinearity as Nonlinearity].gain).toBeCloseTo(gain, 12);
  }
  expect(choices.nonlinearity.filter((name) => curves[name].gain === null)).toEqual(["elu", "gelu"]);
  expect(calculateGain("tanh")).toBe(5 / 3);
});

test.each(golden.simulatedGains)("gains simulated from torch.randn × $zStd", async ({ zStd, gains }) => {
  const params = { nonlinearities: [...choices.nonlinearity], zStd, samples: golden.samples, seed: 42 };
  const simulated = await answer(gainSimulation(params, means));
  expect(simulated.samples).toBe(golden.samples);
  for (const { nonlinearity, gain } of simulated.gains) {
    expectWithin(gain, gains[nonlinearity], INTEGRATED * gain);
  }
});

test("the gains that a million numbers give are those of mathematics to their stated error", async () => {
  const params = { nonlinearities: [...choices.nonlinearity], zStd: 1, samples: 2 ** 20, seed: 42 };
  for (const { nonlinearity, gain, error } of (await answer(gainSimulation(params, means))).gains) {
    const exact = 1 / nextRms(nonlinearity, 1, 1);
    expectWithin(gain, exact, 3 * error);
    expect(error).toBeLessThan(0.002);
  }
});

test.each(golden.varianceMap)("what a wide layer of $nonlinearity does, gain $gain", (wanted) => {
  const [nonlinearity, gain, rms] = [wanted.nonlinearity as Nonlinearity, wanted.gain, wanted.rms];
  // Between its points a function with a corner is met to the square of their distance.
  expectWithin(nextRms(nonlinearity, gain, rms), wanted.next, 1e-4);
  expectWithin(gradientFactor(nonlinearity, gain, rms), wanted.gradientFactor, 1e-4);
});

describe.each(await kernelBuilds())("PyTorch's numbers from the $name kernels:", (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => expect(backend.memory().blocks).toBe(0));

  test.each(golden.weightedSums)("x @ W with fan_in $fanIn", async (wanted) => {
    const { fanIn, productVariance } = wanted;
    const sums = await answer(weightedSums({ fanIn, seed: 42 }, means));
    expectWithin(sums.xStd, wanted.xStd, ROUNDED);
    expectWithin(sums.weightStd, wanted.weightStd, ROUNDED);
    expectWithin(sums.sumStd, wanted.sumStd, ROUNDED * wanted.sumStd);
    if (productVariance !== null) expectWithin(sums.productVariance, productVariance, ROUNDED);
    const { measured, walks } = await answer(stdByFanIn({ fanIns: [fanIn], seed: 42 }, means));
    expect(measured).toEqual([{ fanIn, std: sums.sumStd }]);
    wanted.sums.forEach((sum, k) => {
      expectWithin(walks!.sums[k]!.at(-1)!, sum, ROUNDED * 10 * wanted.sumStd);
    });
  });

  test.each(golden.weightDraws)("weights in each of PyTorch's ways, $fanIn → $fanOut", async (wanted) => {
    const { fanIn, fanOut } = wanted;
    const measured = await answer(weightDraws({ fanIn, fanOut, seed: 42 }, means));
    const names = wanted.draws.map(({ draw, distribution }) => ({ draw, distribution }));
    expect(measured.map(({ draw, distribution }) => ({ draw, distribution }))).toEqual(names);
    wanted.draws.forEach(({ std, forward, backward }, i) => {
      expectWithin(measured[i]!.std, std, ROUNDED * std);
      expectWithin(measured[i]!.forward, forward, ROUNDED * forward);
      expectWithin(measured[i]!.backward, backward, ROUNDED * backward);
    });
  });

  describe.each(golden.networks)(
    "$config.nonlinearity, gain $config.gain, $config.hiddenLayers layers",
    (wanted) => {
      const fields = wanted.config as Partial<RunConfig>;

      test("each layer's standard deviation and its gradient's at step 0", async () => {
        configOf(fields);
        const [measured] = await answer(firstMinibatch({ configs: [fields] }, means));
        expectWithin(measured!.loss, wanted.loss, DEEP * wanted.loss);
        expect(measured!.layers).toHaveLength(wanted.std.length);
        measured!.layers.forEach(({ std, gradientStd }, i) => {
          expectWithin(std, wanted.std[i]!, DEEP * std);
          expectWithin(gradientStd, wanted.gradientStd[i]!, DEEP * gradientStd);
        });
      });

      test("the same network in the map", async () => {
        const config = configOf(fields);
        const params = { config, gains: [0.7, config.gain], depths: [1, config.hiddenLayers] };
        const map = await answer(gainDepthMap(params, means));
        expectWithin(map.std[2]!, wanted.std[0]!, DEEP * map.std[2]!);
        expectWithin(map.std[3]!, wanted.std.at(-1)!, DEEP * map.std[3]!);
        expect(map.gradientRatio[2]).toBe(1);
        const ratio = wanted.gradientStd[0]! / wanted.gradientStd.at(-1)!;
        expectWithin(map.gradientRatio[3]!, ratio, DEEP * ratio);
      });
    },
  );

  test("a study that nobody waits for any more leaves nothing behind", async () => {
    const config = configOf(golden.networks[0]!.config);
    const work = gainDepthMap({ config, gains: [1, 2], depths: [10, 50] }, means);
    let { value } = await work.next();
    while (!(value as StudyProgress<unknown>).result) ({ value } = await work.next());
    await work.return(value as never);
    expect(backend.memory().blocks).toBe(0);
  });

  test("sums that are drawn in pieces are those of one draw", () => {
    const generator = new Generator(42);
    const x = generator.randn(1000 * 1000);
    const weights = generator.randn(1000 * 200);
    const y = scoped(() => matmul(tensor(x, [1000, 1000]), tensor(weights, [1000, 200])).toFloat32Array());
    golden.weightedSums.at(-1)!.sums.forEach((sum, k) => {
      expectWithin(y[k * 200 + k]!, sum, 1e-4);
    });
  });
});
