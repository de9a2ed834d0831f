import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useBackend } from "../../../../src/engine/tensor";
import { defaultConfig } from "../../../../src/experiment/config";
import { notebookNames, readNotebookNames } from "../../../../src/experiment/names/notebook-names";
import { type PortraitParams, study } from "../../../../src/experiment/studies/portrait";
import type { StudyMeans } from "../../../../src/experiment/studies/study";
import { buildSplits } from "../../../../src/experiment/windows";
import { cases, choicesOf, type Diagnosis, sequence } from "../../../../src/lessons/statistics/diagnoses";
import { type Symptoms, symptomsOf } from "../../../../src/lessons/statistics/symptoms";
import { kernelBuilds } from "../../../kernel-builds";

const file = new URL(`../../../../public/data/${notebookNames.file}`, import.meta.url);
const names = readNotebookNames(readFileSync(file))!;
const splits = buildSplits(names, defaultConfig.contextSize, () => {});
const means = {
  dataset: async () => ({ splits, summary: { vocabulary: names.vocabulary } }),
} as unknown as StudyMeans;
const [backend] = await kernelBuilds();

beforeAll(() => useBackend(backend!));
afterAll(() => expect(backend!.memory().blocks).toBe(0));

/** Most cases are repaired to the same network. */
const known = new Map<string, Promise<Symptoms>>();

function symptoms(params: PortraitParams): Promise<Symptoms> {
  const key = JSON.stringify(params);
  const found = known.get(key) ?? observe(params);
  known.set(key, found);
  return found;
}

async function observe(params: PortraitParams): Promise<Symptoms> {
  const work = study(params, means);
  for (;;) {
    const { done, value } = await work.next();
    if (done) return symptomsOf(value);
  }
}

/** What tells each fault from a sound network; the repaired run must not have it. */
const signs: Record<Diagnosis, (found: Symptoms) => boolean> = {
  hot: ({ saturatedAtStart, gradientRatio }) => saturatedAtStart > 0.7 && gradientRatio > 10,
  cold: ({ firstStd, lastStd, gradientRatio }) => lastStd < firstStd / 1000 && gradientRatio < 1e-3,
  "rate-high": ({ saturatedAtStart, update, saturated }) =>
    saturatedAtStart < 0.25 && update > -2 && saturated > 0.5,
  "rate-low": ({ firstLoss, lastLoss, update, gradientRatio }) =>
    update < -5 && firstLoss - lastLoss < 0.1 && gradientRatio > 0.5 && gradientRatio < 2,
  "dead-relu": ({ firstLoss, dead, firstUpdate }) => dead > 0.4 && firstLoss > 10 && firstUpdate > -1,
  output: ({ firstLoss, saturatedAtStart, saturated, firstUpdate }) =>
    firstLoss > 2 * Math.log(40) && saturatedAtStart < 0.25 && saturated > 0.8 && firstUpdate > -1.5,
  "bn-bias": ({ biasGradient, weightGradient }) =>
    biasGradient !== null && biasGradient < 1e-5 * weightGradient,
  "eval-forgotten": ({ tremble }) => tremble! > 1e-3,
  "bn-small-batch": ({ atPlusMinusOne, gradientRatio }) => atPlusMinusOne > 0.95 && gradientRatio < 0.01,
  "batch-of-one": ({ lossSpread, update }) => lossSpread > 0.6 && Math.abs(update + 3) < 0.6,
  linear: ({ saturated, firstStd, lastStd }) =>
    saturated === 0 && firstStd > 1 && Math.abs(lastStd / firstStd - 1) < 0.1,
};

test.each(cases)(
  "$diagnosis shows, and the repair takes it away",
  async ({ diagnosis, faulty, repaired }) => {
    const show = signs[diagnosis];
    const [before, after] = [await symptoms(faulty), await symptoms(repaired)];
    expect(show(before), JSON.stringify(before)).toBe(true);
    expect(show(after), JSON.stringify(after)).toBe(false);
  },
);

test("none of the wrong diagnoses on offer would be right too", async () => {
  for (const { others, faulty } of cases) {
    const found = await symptoms(faulty);
    for (const other of others) expect(signs[other](found), `${other}: ${JSON.stringify(found)}`).toBe(false);
  }
});

test("a case offers its diagnosis once, among four that are not it", () => {
  for (const one of cases) {
    const choices = choicesOf(one);
    expect(choices).toHaveLength(5);
    expect(new Set(choices).size).toBe(5);
    expect(choices).toContain(one.diagnosis);
  }
  expect(new Set(cases.map((one) => choicesOf(one).indexOf(one.diagnosis))).size).toBeGreaterThan(2);
});

test("every case comes up once, those that need the next chapter last", () => {
  expect(sequence.map(({ diagnosis }) => diagnosis).toSorted()).toEqual(Object.keys(signs).toSorted());
  const normalized = sequence.map(({ faulty }) => faulty.config.normalization === "batch-norm-1d");
  expect(normalized.lastIndexOf(false)).toBeLessThan(normalized.indexOf(true));
});
