import { readFileSync } from "node:fs";
import type { Nodes } from "mdast";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { readHeading } from "../../../scripts/mdx/heading-anchors";
import { outlineOf, parseLesson, readLesson } from "../../../scripts/mdx/outline";
import { languages } from "../../../src/i18n/languages";
import { type ChapterSlug, chapterSlugs, isChapter } from "../../../src/store/chapters";

/** What both languages must share, node by node, in order: all but the words. */
function skeleton(source: string): string[] {
  const parts: string[] = [];
  visit(parseLesson(source) as Nodes, (node) => {
    switch (node.type) {
      case "heading": {
        const { depth, anchor } = readHeading(node);
        parts.push(`${"#".repeat(depth)} ${anchor}`);
        break;
      }
      case "code":
        // Comments are translated where the lesson wrote the cell itself.
        parts.push(`code ${node.lang}: ${node.value.replace(/#.*$/gm, "#")}`);
        break;
      case "math":
      case "inlineMath":
        // Words in a formula are translated; each language has its own decimal mark.
        parts.push(`formula ${node.value.replace(/\\text\{[^}]*\}/g, "\\text{}").replaceAll("{,}", ".")}`);
        break;
      case "mdxJsxFlowElement":
      case "mdxJsxTextElement":
        parts.push(`<${node.name} ${idOf(node)}>`);
        break;
      case "mdxjsEsm":
        parts.push(node.value);
        break;
    }
  });
  return parts;
}

interface JsxElement {
  name: string | null;
  attributes: { type: string; name?: unknown; value?: unknown }[];
}

function attribute(element: JsxElement, name: string): string | null {
  const value = element.attributes.find((one) => one.name === name)?.value;
  return typeof value === "string" ? value : null;
}

const idOf = (element: JsxElement) => attribute(element, "id") ?? "";

/** Every JSX element of a page, of one name or of any. */
function elements(source: string, name: string): JsxElement[] {
  const found: JsxElement[] = [];
  visit(parseLesson(source) as Nodes, (node) => {
    if (
      (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") &&
      node.name?.startsWith(name)
    ) {
      found.push(node as JsxElement);
    }
  });
  return found;
}

function anchorsOf(source: string): string[] {
  const anchors: string[] = [];
  visit(parseLesson(source) as Nodes, "heading", (heading) => {
    const { depth, anchor } = readHeading(heading);
    if (depth > 1) anchors.push(anchor ?? `(none: ${readHeading(heading).text})`);
  });
  return anchors;
}

const page = (slug: ChapterSlug, language: "es" | "en") => readLesson(slug, language)!;
const glossary = Object.keys(JSON.parse(readFileSync("src/i18n/en/glossary.json", "utf8")));

describe.each(chapterSlugs)("%s", (slug) => {
  /** In formulas and in prose a symbol or a term may come in another order. */
  const inOrder = (part: string) => !/^(formula|<[a-z]|<Term|<Ref |<NumberText)/.test(part);

  test("has the same headings, figures, code and exercises in both languages, in one order", () => {
    const [es, en] = languages.map((language) => skeleton(page(slug, language)));
    expect(en.filter(inOrder)).toEqual(es.filter(inOrder));
  });

  test("has the same formulas, terms and sources in both languages", () => {
    const [es, en] = languages.map((language) =>
      skeleton(page(slug, language))
        .filter((part) => !inOrder(part))
        .sort(),
    );
    expect(en).toEqual(es);
  });

  test("gives every heading an anchor of its own", () => {
    for (const language of languages) {
      const anchors = anchorsOf(page(slug, language));
      expect(anchors.filter((anchor) => !/^[a-z0-9-]+$/.test(anchor))).toEqual([]);
      expect(anchors.filter((anchor, i) => anchors.indexOf(anchor) !== i)).toEqual([]);
      expect(outlineOf(page(slug, language)).title).not.toBe("");
    }
  });

  test("asks the reader to predict at least twice, and answers each choice", () => {
    const source = page(slug, "es");
    const predictions = elements(source, "Predict");
    expect(predictions.length).toBeGreaterThanOrEqual(2);
    for (const choice of elements(source, "Choice")) {
      expect(choice.attributes.some(({ name }) => name === "reply")).toBe(true);
    }
  });

  test("links only to sections that are there", () => {
    for (const language of languages) {
      visit(parseLesson(page(slug, language)) as Nodes, "link", ({ url }) => {
        if (/^https:\/\//.test(url)) return;
        const [path, anchor] = url.split("#");
        const chapter = path === "" ? slug : path;
        expect(isChapter(chapter), `${slug}/${language} links to ${url}`).toBe(true);
        if (anchor) expect(anchorsOf(page(chapter as ChapterSlug, language)), url).toContain(anchor);
      });
    }
  });

  test("explains its terms in the glossary", () => {
    for (const language of languages) {
      for (const term of elements(page(slug, language), "Term")) expect(glossary).toContain(idOf(term));
    }
  });
});

test("no two predictions and no two tasks of the lesson have the same id", () => {
  for (const name of ["Predict", "Task"]) {
    const ids = chapterSlugs.flatMap((slug) =>
      elements(page(slug, "es"), name)
        .filter((element) => element.name !== "Tasks")
        .map(idOf),
    );
    expect(ids.filter((id, i) => id === "" || ids.indexOf(id) !== i)).toEqual([]);
  }
});
