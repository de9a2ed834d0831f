import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { study as initialLoss } from "../../src/experiment/studies/initial-loss";
import { study as lossByOutputScale } from "../../src/experiment/studies/loss-by-output-scale";
import { zeroStarts as everyStart, study as zeroStarts } from "../../src/experiment/studies/zero-starts";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import { answer, notebookData } from "../study-answers";
import golden from "./vectors/initial-loss.json";

/** Relative: float32's rounding of sums. */
const ROUNDED = 2e-6;
/** Relative, after a hundred steps. */
const TRAINED = 2e-5;
/** Gradients that cancel leave what rounding leaves of them. */
const NOTHING = 1e-7;

const { means } = notebookData();

describe.each(await kernelBuilds())("PyTorch's numbers from the $name kernels:", (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => expect(backend.memory().blocks).toBe(0));

  test.each(golden.firstLosses)(
    "step 0 with W2 × $outputScale and b2 × $outputBiasScale",
    async ({ outputScale, outputBiasScale, ...wanted }) => {
      const result = await answer(initialLoss({ fields: { outputScale, outputBiasScale } }, means));
      expectWithin(result.loss, wanted.loss, ROUNDED * wanted.loss);
      expectWithin(result.logitsStd, wanted.logitsStd, ROUNDED * wanted.logitsStd);
      expectWithin(result.confidence, wanted.confidence, 1e-5 * wanted.confidence);
      expect(result.right).toBe(wanted.right);
      wanted.losses.forEach((loss, i) => {
        expectWithin(result.losses[i], loss, ROUNDED * loss);
      });
    },
  );

  test("the curve of the loss against the scale of W2", async () => {
    const scales = [...new Set(golden.firstLosses.map(({ outputScale }) => outputScale))];
    const { curves, expected } = await answer(lossByOutputScale({ scales, biasScales: [0, 1] }, means));
    expectWithin(expected, 3.6889, 5e-5);
    for (const { outputScale, outputBiasScale, loss } of golden.firstLosses) {
      const curve = curves.find(({ biasScale }) => biasScale === outputBiasScale)!;
      expectWithin(curve.points[scales.indexOf(outputScale)].loss, loss, ROUNDED * loss);
    }
  });

  describe("starts with zeros", async () => {
    let result: Awaited<ReturnType<typeof ask>>;
    const ask = () => {
      const looks = golden.zeroStarts[0].looks.map(({ step }) => step);
      return answer(zeroStarts({ starts: everyStart, steps: 100, looks }, means));
    };
    beforeAll(async () => {
      result = await ask();
    });

    test("the loss of a network that knows frequencies alone", () => {
      expectWithin(result.frequencies, golden.frequencies, 1e-9);
    });

    test.each(golden.zeroStarts)("$start: gradients, losses and neurons that differ", ({ start, looks }) => {
      const run = result.runs.find((run) => run.start === start)!;
      expect(run.losses).toHaveLength(101);
      looks.forEach((wanted, i) => {
        const look = run.looks[i];
        expect(look.step).toBe(wanted.step);
        expect(look.different).toBe(wanted.different);
        expectWithin(look.loss, wanted.loss, TRAINED * wanted.loss);
        expect(run.losses[look.step]).toBe(look.loss);
        wanted.gradients.forEach(({ name, std, isZero }, j) => {
          expect(look.gradients[j].name).toBe(name);
          if (start !== "equal")
            expect(look.gradients[j].isZero, `${name} at step ${look.step}`).toBe(isZero);
          expectWithin(look.gradients[j].std, std, 2e-4 * std + NOTHING);
        });
      });
    });
  });
});
