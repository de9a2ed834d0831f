import mdx, { type Options } from "@mdx-js/rollup";
import rehypeShiki from "@shikijs/rehype";
import rehypeKatex from "rehype-katex";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { codeCells } from "./code-cells.ts";
import { codeSymbols } from "./code-symbols.ts";
import { exerciseSolutions } from "./exercises.ts";
import { headingAnchors } from "./heading-anchors.ts";

/** Formulas carry MathML for those who listen; `\sym{W1}{W_1}` marks a symbol that figures and code share. */
const katex = {
  output: "htmlAndMathml",
  strict: false,
  trust: ({ command }: { command: string }) => command === "\\htmlData",
  macros: {
    "\\sym": "\\htmlData{symbol=#1}{#2}",
    "\\E": "\\mathbb{E}",
    "\\Var": "\\operatorname{Var}",
    "\\std": "\\operatorname{std}",
    "\\fanin": "\\htmlData{symbol=fan-in}{\\text{fan\\_in}}",
    "\\fanout": "\\text{fan\\_out}",
  },
};

/** The lesson's pages: formulas and code are set while building, so that a page carries neither KaTeX nor a highlighter. */
export const lessonMdx = () => ({
  ...mdx({
    remarkPlugins: [remarkGfm, remarkMath, headingAnchors, exerciseSolutions, codeCells],
    rehypePlugins: [
      [rehypeKatex, katex],
      [
        rehypeShiki,
        {
          themes: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
          defaultColor: false,
          langs: ["python"],
          transformers: [codeSymbols],
        },
      ],
    ],
  } satisfies Options as Options),
  enforce: "pre" as const, // before React's plugin
});
