import { basename, dirname } from "node:path";
import type { Code, Parent, Root } from "mdast";
import { visit } from "unist-util-visit";
import { exerciseIdOf, partOf } from "./exercises.ts";
import { parseLesson, readLesson } from "./outline.ts";

/** A runnable block of a page. */
export interface LessonCell {
  /** The chapter's name and its own: "data/pipeline". */
  id: string;
  block: Code;
  parent: Parent;
  /** What an exercise begins with. */
  isExercise: boolean;
}

/** What the author wrote after ```python: `id=name` for a cell, `static` for code that is only to be read. */
function readMeta(meta: string | null | undefined): { isStatic: boolean; name: string | null } {
  const words = (meta ?? "").split(/\s+/);
  const name = words.find((word) => word.startsWith("id="))?.slice("id=".length) ?? null;
  return { isStatic: words.includes("static"), name };
}

/** The runnable blocks of a page, in order, those of exercises among them. Throws where one has no name. */
export function codeCellsOf(tree: Root, chapter: string): LessonCell[] {
  const cells: LessonCell[] = [];
  visit(tree, "code", (block, _, parent) => {
    const { isStatic, name } = readMeta(block.meta);
    if (block.lang !== "python" || isStatic || partOf(block) === "solution") return;
    if (partOf(block) === "exercise") {
      cells.push({ id: exerciseIdOf(parent)!, block, parent: parent!, isExercise: true });
      return;
    }
    if (name === null)
      throw new Error(`a block of Python in ${chapter} has neither id= nor static:\n${block.value}`);
    cells.push({ id: `${chapter}/${name}`, block, parent: parent!, isExercise: false });
  });
  return cells;
}

/**
 * What a page's `<Prelude cells="data/imports data/network" />` stands for: the code of cells of earlier chapters, in
 * the page's language. Null where it has none; throws where it names a cell that is not there.
 */
export function preludeOf(tree: Root, language: string): string | null {
  let code: string | null = null;
  visit(tree, "mdxJsxFlowElement", (element) => {
    if (element.name !== "Prelude") return;
    const cells = element.attributes.find((each) => each.type === "mdxJsxAttribute" && each.name === "cells");
    code = String(cells?.value)
      .split(/\s+/)
      .map((id) => codeOf(id, language))
      .join("\n\n");
  });
  return code;
}

function codeOf(id: string, language: string): string {
  const chapter = id.slice(0, id.indexOf("/"));
  const page = readLesson(chapter, language);
  const cell = page === null ? null : codeCellsOf(parseLesson(page), chapter).find((each) => each.id === id);
  if (!cell) throw new Error(`a prelude wants ${id}, which is not there`);
  return cell.block.value;
}

/** remark plugin: every block of Python is a cell that the reader can run, around the code as the build highlights it. */
export function codeCells() {
  return (tree: Root, file: { path: string }) => {
    const chapter = basename(dirname(file.path));
    for (const { id, block, parent, isExercise } of codeCellsOf(tree, chapter)) {
      const more = isExercise ? [attribute("isExercise", null)] : [];
      parent.children[parent.children.indexOf(block)] = cellAround(block, id, more);
    }
    const prelude = preludeOf(tree, basename(file.path, ".mdx"));
    visit(tree, "mdxJsxFlowElement", (element) => {
      if (element.name !== "Prelude" || prelude === null) return;
      element.attributes = [attribute("id", preludeId(chapter))];
      element.children = [
        cellAround({ type: "code", lang: "python", value: prelude }, preludeId(chapter), [
          attribute("isPrelude", null),
        ]),
      ] as typeof element.children;
    });
  };
}

const preludeId = (chapter: string) => `${chapter}/prelude`;

const attribute = (name: string, value: string | null) => ({ type: "mdxJsxAttribute" as const, name, value });

function cellAround(
  block: Code,
  id: string,
  more: ReturnType<typeof attribute>[] = [],
): Parent["children"][number] {
  return {
    type: "mdxJsxFlowElement",
    name: "CodeCell",
    attributes: [attribute("id", id), attribute("code", block.value), ...more],
    children: [block],
  };
}
