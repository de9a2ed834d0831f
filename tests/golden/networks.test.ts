import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { parseConfig } from "../../src/experiment/config";
import { type Frame, lossesOnly } from "../../src/experiment/frame";
import { prepareNames } from "../../src/experiment/names/prepare";
import { sources } from "../../src/experiment/names/sources";
import { Trainer } from "../../src/experiment/trainer";
import { buildSplits } from "../../src/experiment/windows";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import golden from "./vectors/networks.json";

/** Relative, of a loss, and of what is measured at step 0, to its standard deviation: float32's rounding of sums. */
const ROUNDED = 2e-6;
/** Of a logarithm, after as many steps. (Measured: 8e-7 at most.) */
const TRAINED = 5e-6;

/** A bias under BatchNorm has no gradient but what rounding leaves. */
const NOTHING = 1e-9;

const silent = () => {};
const path = new URL(`../../public/data/${sources["first-names"].file}`, import.meta.url);
const names = prepareNames(
  readFileSync(path, "utf8"),
  { encoding: "plain", drawn: 0, shuffle: "numpy" },
  silent,
);
const splits = buildSplits(names, 3, silent);
const request = { ...lossesOnly, statistics: true, parameters: true };

describe.each(await kernelBuilds())("PyTorch's numbers from the $name kernels:", (backend) => {
  describe.each(Object.entries(golden.networks))("%s", (_, wanted) => {
    const { config, problems } = parseConfig(wanted.config);
    let start: Frame;
    let end: Frame;

    beforeAll(async () => {
      useBackend(backend);
      const trainer = new Trainer(config, splits, names.vocabulary.length);
      start = await trainer.frame(request);
      for (const _ of wanted.updates) trainer.advance();
      end = await trainer.frame(request);
      trainer.dispose();
    });

    afterAll(() => expect(backend.memory().blocks).toBe(0));

    test("every field of its config is one", () => {
      expect(problems).toEqual([]);
    });

    test("the losses of the first ten steps", () => {
      const losses = [...start.losses, ...end.losses];
      wanted.losses.forEach((loss, step) => {
        expectWithin(losses[step]!, loss, ROUNDED * loss);
      });
    });

    test("each hidden layer's statistics at step 0", () => {
      expect(start.layers).toHaveLength(wanted.layers.length);
      wanted.layers.forEach((layer, i) => {
        const measured = start.layers[i]!;
        const { std, gradientStd } = layer;
        expect(measured.saturated).toBe(layer.saturated);
        expect(measured.dead).toBe(layer.dead);
        expectWithin(measured.mean, layer.mean, ROUNDED * std);
        expectWithin(measured.std, std, ROUNDED * std);
        expectWithin(measured.preactivationStd, layer.preactivationStd, ROUNDED * layer.preactivationStd);
        expectWithin(measured.gradientMean, layer.gradientMean, ROUNDED * gradientStd);
        expectWithin(measured.gradientStd, gradientStd, ROUNDED * gradientStd);
        expectWithin(measured.gradientNorm, layer.gradientNorm, ROUNDED * layer.gradientNorm);
      });
    });

    test("each parameter's mean and standard deviation at step 0, and its gradient's", () => {
      expect(start.parameters.map(({ name, shape }) => ({ name, shape }))).toEqual(
        wanted.parameters.map(({ name, shape }) => ({ name, shape })),
      );
      wanted.parameters.forEach((parameter, i) => {
        const measured = start.parameters[i]!;
        const { std, gradientStd } = parameter;
        expectWithin(measured.mean, parameter.mean, ROUNDED * std);
        expectWithin(measured.std, std, ROUNDED * std);
        const close = ROUNDED * gradientStd + NOTHING;
        expectWithin(measured.gradientMean, parameter.gradientMean, close);
        expectWithin(measured.gradientStd, gradientStd, close);
        expect(measured.gradientToData).toBe(measured.gradientStd / measured.std);
      });
    });

    test("how much the first ten updates move each matrix", () => {
      const { steps, names, ratios } = end.updates!;
      expect([...steps]).toEqual(wanted.updates.map((_, step) => step));
      expect(names).toEqual(
        wanted.parameters.filter(({ shape }) => shape.length === 2).map(({ name }) => name),
      );
      wanted.updates.flat().forEach((ratio, i) => {
        expectWithin(ratios[i]!, ratio, TRAINED);
      });
    });
  });
});
