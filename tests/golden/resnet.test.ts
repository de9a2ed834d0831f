import { describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { defaultConfig } from "../../src/experiment/config";
import { study } from "../../src/experiment/studies/residual-block";
import type { StudyMeans } from "../../src/experiment/studies/study";
import { kernelBuilds } from "../kernel-builds";
import golden from "./vectors/resnet.json";

const { rows, vocabulary, width, blocks } = golden;
const { contextSize } = defaultConfig;

/** The windows of make_resnet.py. */
const inputs = Int32Array.from(
  { length: rows * contextSize },
  (_, i) => (7 * Math.floor(i / contextSize) + 3 * (i % contextSize)) % vocabulary,
);
const means = {
  dataset: async () => ({
    splits: { train: { inputs, targets: new Int32Array(rows), rows } },
    summary: { vocabulary: Array.from({ length: vocabulary }, String) },
  }),
} as unknown as StudyMeans;

describe.each(await kernelBuilds())("on $name", (backend) => {
  test.each(golden.runs)(
    "blocks with skip $skip and zeroGamma $zeroGamma pass and give back what PyTorch's do",
    async ({ skip, zeroGamma, places, changes, gradientNorms }) => {
      useBackend(backend);
      const work = study({ blocks, width, skip, zeroGamma }, means);
      let step = await work.next();
      while (!step.done) step = await work.next();
      const result = step.value;
      expect(result.places.map(({ made }) => made)).toEqual(places.map(({ made }) => made));
      for (const [i, { mean, std }] of places.entries()) {
        expect(result.places[i].mean).toBeCloseTo(mean, 5);
        expect(result.places[i].std).toBeCloseTo(std, 5);
      }
      for (const [i, change] of changes.entries()) expect(result.changes[i]).toBeCloseTo(change, 5);
      for (const [i, norm] of gradientNorms.entries()) {
        expect(Math.abs(result.gradientNorms[i] - norm)).toBeLessThanOrEqual(1e-4 * norm);
      }
    },
  );
});
