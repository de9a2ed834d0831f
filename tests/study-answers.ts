import { readFileSync } from "node:fs";
import { defaultConfig } from "../src/experiment/config";
import { notebookNames, readNotebookNames } from "../src/experiment/names/notebook-names";
import type { StudyMeans, StudyProgress } from "../src/experiment/studies/study";
import { buildSplits } from "../src/experiment/windows";

/** The answer of a study, all its pauses passed. */
export async function answer<Result>(work: AsyncGenerator<StudyProgress<Result>, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
  }
}

/** The notebook's names, cut into windows as its run has them, for studies that learn them. */
export function notebookData() {
  const names = readNotebookNames(
    readFileSync(new URL(`../public/data/${notebookNames.file}`, import.meta.url)),
  )!;
  const splits = buildSplits(names, defaultConfig.contextSize, () => {});
  const means = {
    dataset: async () => ({ splits, summary: { vocabulary: names.vocabulary } }),
  } as unknown as StudyMeans;
  return { names, splits, means };
}
