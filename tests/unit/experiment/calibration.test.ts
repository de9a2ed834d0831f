import { afterEach, beforeEach, expect, test } from "vitest";
import { Generator } from "../../../src/engine/random/torch-generator";
import { Scope, scoped } from "../../../src/engine/scope";
import { tensor, useBackend } from "../../../src/engine/tensor";
import { calibrate, distinctContexts } from "../../../src/experiment/calibration";
import { defaultConfig } from "../../../src/experiment/config";
import { firstSums } from "../../../src/experiment/first-sums";
import { Network } from "../../../src/experiment/network";
import { column, moments } from "../../../src/experiment/telemetry";
import type { Split } from "../../../src/experiment/windows";
import { kernelBuilds } from "../../kernel-builds";

const [backend] = await kernelBuilds();
const vocabularySize = 5;
const rows = 4000;
const contextSize = 3;
/** Few contexts, often. */
const split: Split = {
  inputs: Int32Array.from({ length: rows * contextSize }, (_, i) => ((i * i * 7) % 11) % vocabularySize),
  targets: new Int32Array(rows),
  rows,
};

beforeEach(() => useBackend(backend!));
afterEach(() => expect(backend!.memory().blocks).toBe(0));

test("every example has one of the distinct contexts, counted as often as it occurs", () => {
  const { contexts, counts, ofExample } = distinctContexts(split, contextSize, vocabularySize);
  expect(counts.length).toBeLessThan(rows / 10);
  const seen = new Int32Array(counts.length);
  for (let row = 0; row < rows; row++) {
    const place = ofExample[row];
    seen[place]++;
    const at = (from: Int32Array, i: number) => [...from.subarray(i * contextSize, (i + 1) * contextSize)];
    expect(at(contexts, place)).toEqual(at(split.inputs, row));
  }
  expect(seen).toEqual(counts);
});

test("calibrated statistics are those of all examples, passed one by one", () => {
  const scope = new Scope();
  try {
    const config = { ...defaultConfig, hiddenSize: 6 };
    const network = scope.run(() => new Network(config, vocabularySize, new Generator(1)));
    const sums = scoped(() => firstSums(network, tensor(split.inputs, [rows, contextSize])).toFloat32Array());
    const work = calibrate(network, distinctContexts(split, contextSize, vocabularySize));
    let step = work.next();
    while (!step.done) step = work.next();
    for (let neuron = 0; neuron < 6; neuron++) {
      const { mean, std } = moments(column(sums, neuron, 6));
      expect(step.value.mean[neuron]).toBeCloseTo(mean, 5);
      expect(step.value.std[neuron]).toBeCloseTo(std, 5);
    }
  } finally {
    scope.free();
  }
});
