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
import golden from "./vectors/listed-layers.json";

/** Relative, of a loss and, to its standard deviation, of what is measured after twenty updates. */
const CLOSE = { loss: 5e-6, statistics: 2e-5 };

const silent = () => {};
const path = new URL(`../../public/data/${sources["first-names"].file}`, import.meta.url);
const names = prepareNames(
  readFileSync(path, "utf8"),
  { encoding: "plain", drawn: 0, shuffle: "numpy" },
  silent,
);
const splits = buildSplits(names, 3, silent);

describe.each(await kernelBuilds())("PyTorch's numbers from the $name kernels:", (backend) => {
  describe.each(Object.entries(golden.stacks))("%s", (_, wanted) => {
    const { config, problems } = parseConfig(wanted.config);
    let frame: Frame;
    let parameters: number;

    beforeAll(async () => {
      useBackend(backend);
      const trainer = new Trainer(config, splits, names.vocabulary.length);
      for (const _ of wanted.losses.slice(1)) trainer.advance();
      frame = await trainer.frame({ ...lossesOnly, statistics: true });
      parameters = trainer.network.summary().parameters;
      trainer.dispose();
    });

    afterAll(() => expect(backend.memory().blocks).toBe(0));

    test("as many parameters", () => {
      expect(problems).toEqual([]);
      expect(parameters).toBe(wanted.parameters);
    });

    test("the losses of the first twenty steps", () => {
      expect(frame.losses).toHaveLength(wanted.losses.length);
      wanted.losses.forEach((loss, step) => {
        expectWithin(frame.losses[step]!, loss, CLOSE.loss * loss);
      });
    });

    test("each layer's statistics after them, by its own nonlinearity", () => {
      expect(frame.layers).toHaveLength(wanted.layers.length);
      wanted.layers.forEach(({ std, gradientStd, ...layer }, i) => {
        const measured = frame.layers[i]!;
        expect(measured.saturated).toBe(layer.saturated);
        expect(measured.dead).toBe(layer.dead);
        expectWithin(measured.mean, layer.mean, CLOSE.statistics * std);
        expectWithin(measured.std, std, CLOSE.statistics * std);
        expectWithin(measured.gradientStd, gradientStd, CLOSE.statistics * gradientStd);
        expectWithin(measured.gradientNorm, layer.gradientNorm, CLOSE.statistics * layer.gradientNorm);
      });
    });
  });
});
