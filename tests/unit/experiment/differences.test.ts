import { expect, test } from "vitest";
import { defaultConfig, parseConfig, type RunConfig } from "../../../src/experiment/config";
import { differencesOf, streamDifference } from "../../../src/experiment/differences";
import { pairConfigs, pairNames } from "../../../src/experiment/pairs";
import { presets } from "../../../src/experiment/presets";

const a: RunConfig = defaultConfig;
const field = (name: string) => ({ kind: "field", field: name });

test("the lesson's starting points are one difference, whatever numbers are in them", () => {
  const kaiming = { ...a, ...presets.kaiming };
  expect(differencesOf([a, kaiming])).toEqual([{ kind: "preset" }]);
  expect(differencesOf([a, a, { ...kaiming, seed: 7 }])).toEqual([{ kind: "preset" }, field("seed")]);
  expect(differencesOf([a, { ...kaiming, gain: 1.5 }])).toContainEqual(field("gain"));
  expect(differencesOf([kaiming, { ...kaiming, batchSize: 8 }])).toEqual([field("batchSize")]);
  expect(differencesOf([a, a])).toEqual([]);
  expect(differencesOf([a])).toEqual([]);
});

test("each prepared pair differs in one thing, and sees the same minibatches", () => {
  for (const name of pairNames) {
    const [one, other] = pairConfigs(name);
    expect(parseConfig(one).problems).toEqual([]);
    expect(differencesOf([one, other])).toHaveLength(1);
    expect(streamDifference(one, other)).toBeNull();
  }
});

test("why minibatches differ is known from what the runs are", () => {
  expect(streamDifference(a, { ...a, hiddenSize: 9, contextSize: 5 })).toBeNull();
  expect(streamDifference(a, { ...a, batchSize: 16 })).toBe("batch");
  expect(streamDifference(a, { ...a, seed: 1 })).toBe("seed");
  expect(streamDifference(a, { ...a, drawn: 1000, seed: 1 })).toBe("data");
  expect(streamDifference(a, { ...a, minibatches: "same-stream" })).toBe("stream");
});
