import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/experiment/config";
import { type RunToExport, runNotebook } from "../../../src/export/run-notebook";

const run: RunToExport = {
  config: { ...defaultConfig, hiddenInit: "kaiming", steps: 1000 },
  names: ["a", "b"],
  step: 40,
  losses: { minibatch: [[0, 3.5], [20, 2.5], [39, 2.25], [40, 2]], validation: [[0, 3.75]] }, // biome-ignore format: one line
  tunedAt: null,
};

/** Keys stand for their words. */
async function cellsOf(changes: Partial<RunToExport>): Promise<Record<string, string>> {
  const text = await runNotebook({ ...run, ...changes }, "https://example.org/#/lab", "en", (key) => key);
  const cells: { id: string; source: string[] }[] = JSON.parse(text).cells;
  return Object.fromEntries(cells.map(({ id, source }) => [id, source.join("")]));
}

test("a run that stands at a step is trained up to it, and compared with what it said till then", async () => {
  const { training, comparison } = await cellsOf({});
  expect(training).toContain("steps = 40\n");
  expect(training).not.toContain("split_loss(Xte, Yte)"); // only a run that is whole is measured whole
  expect(comparison).toContain("0: 3.5, 20: 2.5, 39: 2.25,\n"); // the loop's last loss is that of step 39
  expect(comparison).toContain("page_validation = {\n    0: 3.75,\n}");
});

test("a run that has not begun is trained to its end", async () => {
  const { training } = await cellsOf({ step: 0, losses: { minibatch: [[0, 3.5]], validation: [] } });
  expect(training).toContain("steps = 1000\n");
  expect(training).toContain("split_loss(Xte, Yte)");
});

test("a run whose learning rate was moved is compared up to there, and says why", async () => {
  const { comparison, "about-training": about } = await cellsOf({ tunedAt: 20 });
  expect(comparison).toContain("0: 3.5, 20: 2.5,\n}");
  expect(about).toContain("tuned");
});

test("a chaotic network says what can be compared of it", async () => {
  const { comparison, "about-training": about } = await cellsOf({
    config: { ...defaultConfig, steps: 1000 },
  });
  expect(about).toContain("chaotic");
  expect(comparison).toContain("if i <= 10)");
});
