import { basename, dirname } from "node:path";
import type { Code, Parent, Root } from "mdast";
import { visit } from "unist-util-visit";

/** What the author wrote after ```python: `static` for code that is only to be read, `id=name` to name the cell. */
function readMeta(meta: string | null | undefined): { isStatic: boolean; name: string | null } {
  const words = (meta ?? "").split(/\s+/);
  const name = words.find((word) => word.startsWith("id="))?.slice("id=".length) ?? null;
  return { isStatic: words.includes("static"), name };
}

/** The runnable blocks of a page by the names that they keep: the chapter's, and their own or their place in it. */
export function codeCellsOf(tree: Root, chapter: string): { id: string; block: Code; parent: Parent }[] {
  const cells: { id: string; block: Code; parent: Parent }[] = [];
  visit(tree, "code", (block, _, parent) => {
    const { isStatic, name } = readMeta(block.meta);
    if (block.lang !== "python" || isStatic) return;
    cells.push({ id: `${chapter}/${name ?? cells.length}`, block, parent: parent! });
  });
  return cells;
}

/** remark plugin: every block of Python is a cell that the reader can run, around the code as the build highlights it. */
export function codeCells() {
  return (tree: Root, file: { path: string }) => {
    for (const { id, block, parent } of codeCellsOf(tree, basename(dirname(file.path)))) {
      const attribute = (name: string, value: string) => ({ type: "mdxJsxAttribute" as const, name, value });
      parent.children[parent.children.indexOf(block)] = {
        type: "mdxJsxFlowElement",
        name: "CodeCell",
        attributes: [attribute("id", id), attribute("code", block.value)],
        children: [block],
      };
    }
  };
}
