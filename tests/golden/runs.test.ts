import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { defaultConfig, parseConfig } from "../../src/experiment/config";
import type { LayerStatistics } from "../../src/experiment/frame";
import { prepareNames } from "../../src/experiment/names/prepare";
import { isChaotic } from "../../src/experiment/presets";
import { sampleNames } from "../../src/experiment/sampler";
import { Trainer } from "../../src/experiment/trainer";
import { buildSplits } from "../../src/experiment/windows";
import { evaluate } from "../evaluate";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import golden from "./vectors/runs.json";

/**
 * Relative, of every loss up to step 10,000: the two libraries add in different orders, and training does not make
 * more of it. (Measured: 3e-6 at most.)
 */
const CLOSE = 1e-4;

/**
 * The naive network's first gradients are so large that a rounding error grows, step by step, into another run: two
 * builds of PyTorch part ways too. Only these first steps can be compared.
 */
const CHAOTIC_STEPS = 10;

const silent = () => {};
const text = readFileSync(new URL("../../public/data/city-names.txt", import.meta.url), "utf8");
const prepared = prepareNames(text, defaultConfig, silent);
const splits = buildSplits(prepared, defaultConfig.contextSize, silent);
const { vocabulary } = prepared;

/** What a run left behind. */
interface Outcome {
  parameters: number;
  layers: LayerStatistics[];
  losses: number[];
  validation: Map<number, number>;
  names: string[];
}

describe.each(await kernelBuilds())("PyTorch's numbers from the $name kernels:", (backend) => {
  describe.each(Object.entries(golden.runs))("%s", (_, wanted) => {
    const { config } = parseConfig(wanted.config);
    const last = isChaotic(config) ? CHAOTIC_STEPS : wanted.samples.step;
    const comparable = wanted.losses.filter(([step]) => step! <= last) as [number, number][];
    const evaluated = wanted.validation.filter(([step]) => step! <= last) as [number, number][];
    let run: Outcome;

    beforeAll(() => {
      useBackend(backend);
      const trainer = new Trainer(config, splits, vocabulary.length);
      const validation = new Map<number, number>();
      const losses = [trainer.loss];
      const layers = trainer.layerStatistics();
      const evaluateWhereWanted = () => {
        if (evaluated.some(([step]) => step === trainer.step))
          validation.set(trainer.step, evaluate(trainer, "validation"));
      };
      evaluateWhereWanted();
      while (trainer.step < last) {
        trainer.advance();
        losses.push(trainer.loss);
        evaluateWhereWanted();
      }
      const names = sampleNames(10, config.contextSize, vocabulary, (context) => trainer.logits(context));
      run = { parameters: trainer.network.summary().parameters, layers, losses, validation, names };
      trainer.dispose();
    });

    afterAll(() => expect(backend.memory().blocks).toBe(0));

    test("the network has as many parameters", () => {
      expect(run.parameters).toBe(wanted.parameters);
    });

    test("each hidden layer's statistics on the first minibatch", () => {
      expect(run.layers).toHaveLength(wanted.layers.length);
      wanted.layers.forEach((layer, i) => {
        const { mean, std, preactivationStd, gradientStd, saturated, dead } = run.layers[i]!;
        expect({ saturated, dead }).toEqual({ saturated: layer.saturated, dead: layer.dead }); // counts: exact
        expectWithin(mean, layer.mean, 1e-6 * std);
        expectWithin(std, layer.std, 1e-6 * std);
        expectWithin(preactivationStd, layer.preactivationStd, 1e-6 * preactivationStd);
        expectWithin(gradientStd, layer.gradientStd, 1e-6 * gradientStd);
      });
    });

    test.each(comparable)("the loss of step %i is %f", (step, loss) => {
      expectWithin(run.losses[step]!, loss, CLOSE * loss);
    });

    test.each(evaluated)("the validation loss at step %i is %f", (step, loss) => {
      expectWithin(run.validation.get(step)!, loss, CLOSE * loss);
    });

    if (isChaotic(config)) return;

    test("the trained network invents the same ten names", () => {
      expect(run.names).toEqual(wanted.samples.names);
    });
  });
});
