// Writes the notebooks that make_notebooks.py runs: npx tsx tests/golden/export-notebooks.ts DIRECTORY
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chapterSlugs } from "../../src/store/chapters";
import { configOf, exportedChapter, exportedRun, exportedRuns } from "./exported-notebooks";

const directory = process.argv[2]!;
mkdirSync(directory, { recursive: true });
const write = (name: string, text: string) => writeFileSync(join(directory, `${name}.ipynb`), text);

for (const slug of chapterSlugs) write(`chapter ${slug}`, await exportedChapter(slug, "es"));
for (const run of Object.keys(exportedRuns)) write(`run ${run}`, await exportedRun(configOf(run), "es"));
