import { readFileSync, writeFileSync } from "node:fs";
import { markdownReport } from "./report";
import type { Results } from "./results";

const page = new URL("../../docs/speed.md", import.meta.url);
const data = new URL("../../docs/speed.json", import.meta.url);
const between = /(?<=<!-- results -->\n)[\s\S]*(?=<!-- end of results -->)/;

/** Puts the report between the two comments of docs/speed.md, and everything into docs/speed.json. */
export function writeDocs(results: Results): void {
  const text = readFileSync(page, "utf8");
  if (!between.test(text)) throw new Error(`${page.pathname} has lost the comments around its results`);
  writeFileSync(
    page,
    text.replace(between, () => `\n${markdownReport(results)}\n\n`),
  );
  writeFileSync(data, `${JSON.stringify(results, null, 2)}\n`);
}
