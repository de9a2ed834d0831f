import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { parseConfig, type RunConfig } from "../../src/experiment/config";
import { type PreparedNames, prepareNames } from "../../src/experiment/names/prepare";
import { type Initialisation, type PresetName, presets } from "../../src/experiment/presets";
import { Trainer } from "../../src/experiment/trainer";
import { buildSplits, type Splits } from "../../src/experiment/windows";
import { evaluate } from "../evaluate";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import lecture from "./vectors/lecture.json";

// The English lecture's list of names does not come with the product; where there is a copy, the tests can be given it:
//   ACTIVA_NAMES_TXT=path/to/names.txt npx vitest run tests/golden/lecture.test.ts
const path = process.env.ACTIVA_NAMES_TXT;
if (!path) console.info("skipped: the lecture's numbers; ACTIVA_NAMES_TXT does not name its names.txt");

/** Published numbers are rounded; ours may lie across the last digit's border. */
const lastDigit = (decimals: number) => 1.5 * 10 ** -decimals;

function configOf(...parts: object[]): RunConfig {
  const { config, problems } = parseConfig(Object.assign({}, lecture.config, ...parts));
  expect(problems).toEqual([]);
  return config;
}

const presetOf = (name: string): Initialisation => presets[name as PresetName];

let loaded: { prepared: PreparedNames; splits: Splits } | undefined;

/** The lecture's data, prepared once. */
function data() {
  if (loaded) return loaded;
  const config = configOf();
  const prepared = prepareNames(readFileSync(path!, "utf8"), config, () => {});
  loaded = { prepared, splits: buildSplits(prepared, config.contextSize, () => {}) };
  return loaded;
}

async function train(config: RunConfig, body: (trainer: Trainer) => Promise<void>): Promise<void> {
  const { prepared, splits } = data();
  const trainer = new Trainer(config, splits, prepared.vocabulary.length);
  try {
    await trainer.settle();
    await body(trainer);
  } finally {
    trainer.dispose();
  }
}

test.skipIf(!path)("the lecture's shuffle and windows", () => {
  const { prepared, splits } = data();
  expect(prepared.names.slice(0, 5)).toEqual(lecture.data.first);
  expect(prepared.names).toHaveLength(lecture.data.names);
  expect(prepared.vocabulary).toHaveLength(lecture.data.vocabulary);
  const rows = Object.entries(splits).map(([name, split]) => [name, split.rows]);
  expect(Object.fromEntries(rows)).toEqual(lecture.data.windows);
});

describe.skipIf(!path).each(await kernelBuilds())(
  "the lecture's numbers from the $name kernels:",
  (backend) => {
    beforeEach(() => useBackend(backend));

    test.each(lecture.firstBatch)("$preset, $normalization: the first loss is $loss", async (wanted) => {
      const { normalization } = wanted;
      await train(configOf(presetOf(wanted.preset), { normalization }), async (trainer) => {
        trainer.settings = { ...trainer.settings, threshold: lecture.threshold };
        const { saturated, preactivationStd } = (await trainer.layerStatistics())[0]!;
        expectWithin(trainer.loss, wanted.loss, lastDigit(6) + 1e-6 * wanted.loss);
        expectWithin(100 * saturated, wanted.saturatedPercent, lastDigit(2));
        expectWithin(preactivationStd, wanted.preactivationStd, lastDigit(4));
      });
    });

    test("five hidden layers with gain 5/3: the first loss, and every layer's activations and gradients", async () => {
      const { config, loss, layers } = lecture.deep;
      await train(configOf(config), async (trainer) => {
        expectWithin(trainer.loss, loss, lastDigit(6) + 1e-6 * loss);
        (await trainer.layerStatistics()).forEach((layer, i) => {
          const wanted = layers[i]!;
          expectWithin(layer.mean, wanted.mean, lastDigit(2));
          expectWithin(layer.std, wanted.std, lastDigit(2));
          expectWithin(100 * layer.saturated, wanted.saturatedPercent, lastDigit(2));
          expectWithin(layer.gradientStd, wanted.gradientStd, lastDigit(10));
        });
      });
    });

    test("200,000 steps print the twenty published losses, and end with the published ones", {
      timeout: 600_000,
    }, async () => {
      const { preset, losses, every10000, final } = lecture.training;
      await train(configOf(presetOf(preset)), async (trainer) => {
        const early = new Map(losses as [number, number][]);
        for (;;) {
          await trainer.settle();
          const { step, loss } = trainer;
          if (early.has(step)) expectWithin(loss, early.get(step)!, 1e-5);
          if (step % 10_000 === 0 && step < 200_000)
            expectWithin(loss, every10000[step / 10_000]!, lastDigit(4));
          if (step === trainer.settings.steps) break;
          trainer.advance();
        }
        expectWithin(await evaluate(trainer, "train"), final.train, 1e-4);
        expectWithin(await evaluate(trainer, "validation"), final.validation, 1e-4);
      });
    });
  },
);
