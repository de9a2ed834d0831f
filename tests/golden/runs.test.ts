import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { download, useBackend } from "../../src/engine/tensor";
import { parseConfig, type RunConfig } from "../../src/experiment/config";
import { type LayerStatistics, lossesOnly } from "../../src/experiment/frame";
import { prepareNames } from "../../src/experiment/names/prepare";
import { type BuiltIn, sources } from "../../src/experiment/names/sources";
import { isChaotic } from "../../src/experiment/presets";
import { sampleNames } from "../../src/experiment/sampler";
import { type SplitName, Trainer } from "../../src/experiment/trainer";
import { buildSplits } from "../../src/experiment/windows";
import { evaluate } from "../evaluate";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import golden from "./vectors/runs.json";

/**
 * Relative, of every loss: the two libraries add in different orders, and training does not make more of it. (Measured:
 * 1e-6 at most, at step 5,000 of five layers.)
 */
const CLOSE = 1e-5;

/** Relative to a standard deviation, of layer and running statistics at step 0: float32's rounding of sums. */
const ROUNDED = 1e-6;

/** The same later on: the parameters' own differences. (Measured: 1e-5 at most, at step 5,000.) */
const TRAINED = 1e-4;
/** One unit of 8,192 that lies at the threshold may go the other way. */
const ONE_UNIT = 2e-4;

/**
 * The naive network's first gradients are so large that a rounding error grows, step by step, into another run: two
 * builds of PyTorch part ways too. Only these first steps can be compared.
 */
const CHAOTIC_STEPS = 10;

const silent = () => {};

/** The names of a run, prepared once for all that learn the same. */
const prepared = new Map<string, ReturnType<typeof prepare>>();

function prepare(config: RunConfig) {
  const file = `../../public/data/${sources[config.dataset as BuiltIn].file}`;
  const names = prepareNames(readFileSync(new URL(file, import.meta.url), "utf8"), config, silent);
  return { vocabulary: names.vocabulary, splits: buildSplits(names, config.contextSize, silent) };
}

function dataOf(config: RunConfig) {
  const data = prepared.get(config.dataset) ?? prepare(config);
  prepared.set(config.dataset, data);
  return data;
}

type At<T> = [step: number, measured: T];
type Wanted = (typeof golden.runs)["naive"];
interface Running {
  first: number[];
  mean: number;
}

/** What a run told of itself, by step. */
interface Outcome {
  parameters: number;
  layers: Map<number, LayerStatistics[]>;
  running: Map<number, Float32Array[]>;
  losses: Float32Array;
  splits: Map<string, number>;
  names: string[];
}

/** Trains until step `last`, and measures what the golden run measured on its way. */
async function train(config: RunConfig, wanted: Wanted, last: number): Promise<Outcome> {
  const { vocabulary, splits: data } = dataOf(config);
  const trainer = new Trainer(config, data, vocabulary.length);
  const layers = new Map<number, LayerStatistics[]>();
  const running = new Map<number, Float32Array[]>();
  const splits = new Map<string, number>();
  const at = <T>(measured: (string | number | T)[][], step: number) =>
    measured.some((entry) => entry.includes(step));
  for (;;) {
    const { step } = trainer;
    if (at(wanted.layers, step)) layers.set(step, await trainer.layerStatistics());
    if (at(wanted.running, step)) running.set(step, await download(trainer.network.buffers()));
    for (const [name, when] of wanted.splits as [SplitName, number, number][]) {
      if (when === step) splits.set(`${name} ${step}`, await evaluate(trainer, name));
    }
    if (step === last) break;
    trainer.advance();
  }
  const { losses } = await trainer.frame(lossesOnly);
  const next = (context: Int32Array) => trainer.logits(context);
  const names = await sampleNames(10, config.contextSize, vocabulary, next);
  const { parameters } = trainer.network.summary();
  trainer.dispose();
  return { parameters, layers, running, losses, splits, names };
}

const builds = await kernelBuilds();

/** The builds differ in the rounding of products: one goes all the way, the fused one where there is one. */
const STEPS_OF_THE_OTHER = 1_000;

describe.each(builds)("PyTorch's numbers from the $name kernels:", (backend) => {
  const most = backend === builds.at(-1) ? Infinity : STEPS_OF_THE_OTHER;

  describe.each(Object.entries(golden.runs))("%s", (_, run) => {
    const wanted = run as unknown as Wanted;
    const { config } = parseConfig(wanted.config);
    const last = Math.min(isChaotic(config) ? CHAOTIC_STEPS : wanted.last, most);
    const until = <T extends unknown[]>(measured: unknown[], place: number): T[] =>
      (measured as T[]).filter((entry) => (entry[place] as number) <= last);
    let outcome: Outcome;

    beforeAll(async () => {
      useBackend(backend);
      outcome = await train(config, wanted, last);
    });

    afterAll(() => expect(backend.memory().blocks).toBe(0));

    test("the network has as many parameters", () => {
      expect(outcome.parameters).toBe(wanted.parameters);
    });

    test.each(until<At<Wanted["layers"][0][1]>>(wanted.layers, 0))(
      "each hidden layer's statistics at step %i",
      (step, layers) => {
        const close = step === 0 ? ROUNDED : TRAINED;
        const measured = outcome.layers.get(step)!;
        expect(measured).toHaveLength((layers as LayerStatistics[]).length);
        (layers as LayerStatistics[]).forEach((layer, i) => {
          const { mean, std, preactivationStd, gradientStd, saturated, dead } = measured[i]!;
          expectWithin(saturated, layer.saturated, step === 0 ? 0 : ONE_UNIT);
          expect(dead).toBe(layer.dead);
          expectWithin(mean, layer.mean, close * std);
          expectWithin(std, layer.std, close * std);
          expectWithin(preactivationStd, layer.preactivationStd, close * preactivationStd);
          expectWithin(gradientStd, layer.gradientStd, close * gradientStd);
        });
      },
    );

    test.each(until<At<Running[]>>(wanted.running, 0))(
      "every layer's running mean and variance, or deviation, at step %i",
      (step, statistics) => {
        const close = step === 0 ? ROUNDED : TRAINED;
        const measured = outcome.running.get(step)!;
        expect(measured).toHaveLength(statistics.length);
        statistics.forEach(({ first, mean }, i) => {
          const values = measured[i]!;
          first.forEach((value, feature) => {
            expectWithin(values[feature]!, value, close * Math.max(Math.abs(value), 1));
          });
          const total = values.reduce((sum, value) => sum + value, 0);
          expectWithin(total / values.length, mean, close * Math.max(Math.abs(mean), 1));
        });
      },
    );

    test.each(until<At<number>>(wanted.losses, 0))("the loss of step %i is %f", (step, loss) => {
      expectWithin(outcome.losses[step]!, loss, CLOSE * loss);
    });

    test.each(until<[string, number, number]>(wanted.splits, 1))(
      "the loss of the %s split at step %i is %f",
      (split, step, loss) => {
        expectWithin(outcome.splits.get(`${split} ${step}`)!, loss, CLOSE * loss);
      },
    );

    if (last < wanted.last) return;

    test("the trained network invents the same ten names", () => {
      expect(outcome.names).toEqual(wanted.samples);
    });
  });
});
