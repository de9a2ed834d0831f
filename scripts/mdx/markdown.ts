import { createProcessor } from "@mdx-js/mdx";
import type { Root } from "mdast";
import { type Options, toMarkdown } from "mdast-util-to-markdown";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";

const { toMarkdownExtensions } = createProcessor({ remarkPlugins: [remarkGfm, remarkMath], format: "md" })
  .freeze()
  .data() as { toMarkdownExtensions?: Options[] };

/** A tree of plain markdown, tables and formulas as its text. */
export function markdown(tree: Root): string {
  return toMarkdown(tree, { bullet: "-", emphasis: "*", extensions: toMarkdownExtensions ?? [] }).trimEnd();
}
