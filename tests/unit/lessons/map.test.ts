import { readFileSync } from "node:fs";
import type { Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { expect, test } from "vitest";
import { readHeading } from "../../../scripts/mdx/heading-anchors";
import { parseLesson, readLesson } from "../../../scripts/mdx/outline";
import { languages } from "../../../src/i18n/languages";
import { chapterSlugs, isChapter } from "../../../src/store/chapters";

interface Row {
  kind: string;
  quoted: string;
  slug: string;
  anchor: string;
}

const rows: Row[] = readFileSync("docs/lesson-map.md", "utf8")
  .split("\n")
  .map((line) => /^\| (\w+) \| (.+) \| ([a-z0-9-]+)#([a-z0-9-]+) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, kind, quoted, slug, anchor]) => ({ kind, quoted: quoted.replace(/^`|`$/g, ""), slug, anchor }));

const pages = new Map<string, { source: string; tree: Nodes }>(
  chapterSlugs.flatMap((slug) =>
    languages.map((language) => {
      const source = readLesson(slug, language)!;
      return [`${slug}/${language}`, { source, tree: parseLesson(source) as Nodes }] as const;
    }),
  ),
);

const page = (slug: string, language: string) => pages.get(`${slug}/${language}`)!;

/** How many of each kind the notebook has; a heading or a claim that is left out of the table is missed. */
const counts = { heading: 14, claim: 22, code: 12, link: 5, exercise: 2 };

test("the table has every heading, claim, link, code cell and exercise of the notebook", () => {
  const counted = Object.fromEntries(
    Object.keys(counts).map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
  );
  expect(counted).toEqual(counts);
  expect(rows).toHaveLength(Object.values(counts).reduce((a, b) => a + b));
});

test.each(rows)(
  "$kind “$quoted” stands at $slug#$anchor, in both languages",
  ({ kind, quoted, slug, anchor }) => {
    expect(isChapter(slug)).toBe(true);
    for (const language of languages) {
      const { source, tree } = page(slug, language);
      const anchors: (string | null)[] = [];
      visit(tree, "heading", (heading) => void anchors.push(readHeading(heading).anchor));
      expect(anchors).toContain(anchor);
      if (kind === "link") expect(source).toContain(`](${quoted})`);
      if (kind === "code") {
        const cells: string[] = [];
        visit(tree, "code", ({ value }) => void cells.push(value));
        expect(cells.some((cell) => cell.includes(quoted))).toBe(true);
      }
    }
  },
);

test("conclusions and exercises are quoted as the notebook states them", () => {
  const words = textOf(page("conclusions", "es").tree).replace(/\s+/g, " ");
  for (const { kind, quoted, slug } of rows) {
    if (slug !== "conclusions" || kind === "heading") continue;
    expect(words).toContain(quoted.replace(/[`*]/g, ""));
  }
});
