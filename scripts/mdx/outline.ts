import { existsSync, readFileSync } from "node:fs";
import { createProcessor } from "@mdx-js/mdx";
import type { Root, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { visit } from "unist-util-visit";
import type { ChapterOutline } from "../../src/lessons/outline.ts";
import type { SearchSection } from "../../src/notebook/search-index.ts";
import type { ChapterSlug } from "../../src/store/chapters.ts";
import { exercisesOf } from "./exercises.ts";
import { readHeading } from "./heading-anchors.ts";

const processor = createProcessor({ remarkPlugins: [remarkGfm, remarkMath] });

const trees = new Map<string, Root>();

/** The tree of a chapter's page, the same one for the same source. Throws where it is not MDX. */
export function parseLesson(source: string): Root {
  const tree = trees.get(source) ?? (processor.parse(source) as Root);
  trees.set(source, tree);
  return tree;
}

export function outlineOf(source: string): ChapterOutline {
  const headings = parseLesson(source)
    .children.filter((node) => node.type === "heading")
    .map(readHeading);
  return {
    title: headings.find(({ depth }) => depth === 1)?.text ?? "",
    sections: headings
      .filter(({ depth, anchor }) => depth === 2 && anchor !== null)
      .map(({ anchor, text }) => ({ anchor: anchor!, text })),
    exercises: exercisesWithAnchors(parseLesson(source)),
    hasCode: hasCode(parseLesson(source)),
  };
}

function hasCode(tree: Root): boolean {
  let found = false;
  visit(tree, "code", ({ lang, meta }) => {
    if (lang === "python" && !meta?.includes("static")) found = true;
  });
  return found;
}

function exercisesWithAnchors(tree: Root): ChapterOutline["exercises"] {
  let anchor: string | null = null;
  return tree.children.flatMap((node) => {
    if (node.type === "heading") anchor = readHeading(node).anchor;
    return exercisesOf({ type: "root", children: [node] }).map(({ id, title }) => ({ id, title, anchor }));
  });
}

export function searchSectionsOf(slug: ChapterSlug, source: string): SearchSection[] {
  const { title } = outlineOf(source);
  const sections: SearchSection[] = [{ slug, chapter: title, anchor: "", heading: title, text: "" }];
  for (const node of parseLesson(source).children) {
    if (node.type === "heading") {
      const { anchor, text } = readHeading(node);
      if (anchor !== null) sections.push({ slug, chapter: title, anchor, heading: text, text: "" });
    } else if (isProse(node)) {
      sections.at(-1)!.text += `${plainText(node)} `;
    }
  }
  return sections;
}

/** The page of a chapter in a language, or null as long as nobody wrote it. */
export function readLesson(slug: string, language: string): string | null {
  const file = lessonFile(slug, language);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

export function lessonFile(slug: string, language: string): string {
  return new URL(`../../src/lessons/${slug}/${language}.mdx`, import.meta.url).pathname;
}

/**
 * The words of a paragraph, or of all that a component has in it; formulas as near to words as they come: \sym{W1}{W_1}
 * is W_1; a number that only the reader's run knows is "…".
 */
function plainText(node: RootContent): string {
  const copy = structuredClone(node);
  visit(copy, "paragraph", ({ children }) => {
    children.push({ type: "text", value: " " });
  });
  visit(copy, "mdxJsxTextElement", ({ name, children }) => {
    if (children.length === 0 && name !== "Ref") children.push({ type: "text", value: "…" });
  });
  visit(
    copy,
    (inner) => inner.type === "math" || inner.type === "code",
    (block) => {
      if ("value" in block) block.value = "";
    },
  );
  visit(copy, "inlineMath", (formula) => {
    formula.value = formula.value
      .replace(/\\sym\{[^}]*\}\{([^}]*)\}/g, "$1")
      .replace(/\\sqrt\b/g, "√")
      .replace(/\\(?:frac|text|mathrm|operatorname|mathbf|left|right)\b/g, "")
      .replace(/[\\{}]/g, "");
  });
  return textOf(copy).replace(/\s+/g, " ");
}

function isProse(node: RootContent): boolean {
  return !["mdxjsEsm", "code", "math"].includes(node.type);
}
