import { expect, test } from "vitest";
import { buildSplits } from "../../../src/experiment/windows";
import { windowsOf } from "../../../src/figures/windows-of";

const vocabulary = ["*", "a", "i", "k", "m", "n"];

test("a name's windows are the rows that build_dataset makes of it", () => {
  const names = Array.from({ length: 10 }, () => "kinmai");
  for (const contextSize of [1, 3, 8]) {
    const { test: split } = buildSplits({ names, vocabulary }, contextSize, () => {});
    const windows = windowsOf("kinmai", vocabulary, contextSize, true);
    expect(windows.flatMap(({ inputs }) => inputs)).toEqual([...split.inputs]);
    expect(windows.map(({ output }) => output)).toEqual([...split.targets]);
  }
});

test("without the end mark behind it, the window that teaches to stop is missing", () => {
  const windows = windowsOf("kin", vocabulary, 3, false);
  expect(windows.map(({ target }) => target)).toEqual(["k", "i", "n"]);
  expect(windows[0].context).toEqual(["*", "*", "*"]);
});
