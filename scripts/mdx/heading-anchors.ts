import type { Heading, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";

/** A heading's anchor stands at its end, in brackets: `## La loss inicial [#first-loss]`. */
const anchorAtEnd = /\s*\[#([a-z0-9-]+)\]$/;

export interface AnchoredHeading {
  depth: number;
  /** null where the author wrote none. */
  anchor: string | null;
  text: string;
}

/** What a heading says, its anchor apart. */
export function readHeading(heading: Heading): AnchoredHeading {
  const written = textOf(heading);
  const anchor = anchorAtEnd.exec(written)?.[1] ?? null;
  return { depth: heading.depth, anchor, text: written.replace(anchorAtEnd, "") };
}

/**
 * remark plugin: gives every heading its anchor as id. Anchors are written, not derived from the words, so that both
 * languages share them and a link outlives a change of wording.
 */
export function headingAnchors() {
  return (tree: Root) => {
    visit(tree, "heading", (heading) => {
      const { anchor } = readHeading(heading);
      const last = heading.children.at(-1);
      if (anchor === null || last?.type !== "text") return;
      last.value = last.value.replace(anchorAtEnd, "");
      heading.data = { ...heading.data, hProperties: { id: anchor } };
    });
  };
}
