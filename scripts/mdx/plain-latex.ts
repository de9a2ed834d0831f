/** The lesson's macros (see mdx.ts) in LaTeX that MathJax and KaTeX both know, \text{a\_b} not being; #1, #2: their arguments. */
const macros: Record<string, { args: number; latex: string }> = {
  sym: { args: 2, latex: "{#2}" },
  E: { args: 0, latex: "\\mathbb{E}" },
  Var: { args: 0, latex: "\\operatorname{Var}" },
  std: { args: 0, latex: "\\operatorname{std}" },
  fanin: { args: 0, latex: "\\mathrm{fan\\_in}" },
  fanout: { args: 0, latex: "\\mathrm{fan\\_out}" },
};

const macro = new RegExp(`\\\\(${Object.keys(macros).join("|")})(?![a-zA-Z])`);

/** A formula of the lesson without its macros: `\sym{W1}{W_1}` is `{W_1}`. */
export function plainLatex(formula: string): string {
  const found = macro.exec(formula);
  if (!found) return formula;
  const { args, latex } = macros[found[1]!]!;
  let end = found.index + found[0].length;
  const given: string[] = [];
  for (let i = 0; i < args; i++) {
    const close = closingBrace(formula, end);
    given.push(formula.slice(end + 1, close));
    end = close + 1;
  }
  const written = latex.replace(/#(\d)/g, (_, n) => given[n - 1] ?? "");
  return plainLatex(formula.slice(0, found.index) + written + formula.slice(end));
}

/** Where the group that opens at `open` ends. Throws where none opens there, or it never ends. */
function closingBrace(formula: string, open: number): number {
  if (formula[open] !== "{") throw new Error(`a macro lacks an argument in ${formula}`);
  let depth = 0;
  for (let i = open; i < formula.length; i++) {
    if (formula[i] === "\\") i++;
    else if (formula[i] === "{") depth++;
    else if (formula[i] === "}" && --depth === 0) return i;
  }
  throw new Error(`a group never ends in ${formula}`);
}
