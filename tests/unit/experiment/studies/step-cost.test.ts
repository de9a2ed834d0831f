import { afterEach, beforeEach, expect, test } from "vitest";
import { useBackend } from "../../../../src/engine/tensor";
import { prepareNames } from "../../../../src/experiment/names/prepare";
import { study } from "../../../../src/experiment/studies/step-cost";
import type { StudyMeans } from "../../../../src/experiment/studies/study";
import { buildSplits } from "../../../../src/experiment/windows";
import { kernelBuilds } from "../../../kernel-builds";

const silent = () => {};
const text = Array.from({ length: 60 }, (_, i) => `name${(i * 7919).toString(36)}`).join("\n");
const names = prepareNames(text, { encoding: "plain", drawn: 0, shuffle: "numpy" }, silent);
const splits = buildSplits(names, 3, silent);
const [backend] = await kernelBuilds();

beforeEach(() => useBackend(backend!));
afterEach(() => expect(backend!.memory().blocks).toBe(0));

test("a step's cost is that of the middle round, however slow the machine is in some", async () => {
  // A clock by which the first network's rounds take 10 ms and the second's 20, but every fifth one a second.
  let calls = 0;
  let time = 0;
  const now = () => {
    const isEnd = calls % 2 === 1;
    const round = Math.floor(calls / 4);
    const isSecond = Math.floor(calls / 2) % 2 === 1;
    calls++;
    if (isEnd) time += round % 5 === 4 ? 1000 : isSecond ? 20 : 10;
    return time;
  };
  const dataset = async () => ({ splits, summary: { vocabulary: names.vocabulary } });
  const means = { dataset, now } as unknown as StudyMeans;
  const small = { hiddenSize: 8, embeddingSize: 2, gain: 0.3 };
  const work = study({ configs: [small, { ...small, normalization: "batch-norm-1d" }] }, means);
  for (;;) {
    const { done, value } = await work.next();
    if (!done) continue;
    expect(value.stepsPerSecond).toEqual([2500, 1250]);
    expect(value.parameters[1] - value.parameters[0]).toBe(2 * 8); // γ and β
    return;
  }
});
