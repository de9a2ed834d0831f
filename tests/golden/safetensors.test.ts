import { describe, expect, test } from "vitest";
import { useBackend } from "../../src/engine/tensor";
import { defaultConfig } from "../../src/experiment/config";
import { Trainer } from "../../src/experiment/trainer";
import { readWeights } from "../../src/experiment/weights/read-weights";
import type { Split } from "../../src/experiment/windows";
import { expectWithin } from "../expect-within";
import { kernelBuilds } from "../kernel-builds";
import golden from "./vectors/safetensors.json";

/** Of a logit, and of a loss after ten updates: float32's rounding of sums. */
const ROUNDED = 3e-6;

const train: Split = {
  inputs: Int32Array.from(golden.inputs.flat()),
  targets: Int32Array.from(golden.targets),
  rows: golden.targets.length,
};
const splits = { train, validation: train, test: train };
const characters = 12;

describe.each(await kernelBuilds())("files written by PyTorch, on the $name kernels:", (backend) => {
  test.each(Object.entries(golden.files))(
    "%s gives PyTorch's logits, and trains on as there",
    async (_, wanted) => {
      useBackend(backend);
      const current = { config: defaultConfig, vocabulary: null };
      const { config, weights } = readWeights(Buffer.from(wanted.file, "base64"), current);
      const trainer = new Trainer(config, splits, characters, weights);
      const logits = await trainer.logits(train.inputs.slice(0, config.contextSize));
      expect(logits).toHaveLength(characters);
      wanted.logits.forEach((logit, i) => {
        expectWithin(logits[i]!, logit, ROUNDED * Math.max(1, Math.abs(logit)));
      });
      for (const [step, loss] of wanted.losses.entries()) {
        if (step > 0) trainer.advance();
        await trainer.settle();
        expectWithin(trainer.loss, loss, ROUNDED * loss);
      }
      trainer.dispose();
      expect(backend.memory().blocks).toBe(0);
    },
  );
});
