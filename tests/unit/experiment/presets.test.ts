import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/experiment/config";
import { isChaotic, nextPreset, presetNames, presetOf, presets } from "../../../src/experiment/presets";

test("the notebook's own run starts from the naive initialisation", () => {
  expect(presetOf(defaultConfig)).toBe("naive");
});

test.each(presetNames)("%s is known again by its numbers", (name) => {
  expect(presetOf({ ...defaultConfig, ...presets[name] })).toBe(name);
});

test("one number of the reader's own makes it none of the presets", () => {
  expect(presetOf({ ...defaultConfig, ...presets.kaiming, gain: 1.66 })).toBeNull();
});

test("the key that cycles goes through every initialisation and comes back, from the first when it is none", () => {
  const seen: string[] = [];
  let config = { ...defaultConfig, gain: 9 };
  for (let i = 0; i <= presetNames.length; i++) {
    const name = nextPreset(config);
    seen.push(name);
    config = { ...config, ...presets[name] };
  }
  expect(seen).toEqual(["naive", "small-output", "small-hidden", "kaiming", "xavier", "naive"]);
});

test("only the naive network is chaotic: PyTorch's own runs of the others agree to the end", () => {
  expect(presetNames.filter((name) => isChaotic(presets[name]))).toEqual(["naive"]);
});
