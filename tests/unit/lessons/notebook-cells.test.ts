import { expect, test } from "vitest";
import { notebookCellsOf } from "../../../scripts/mdx/notebook-cells";
import { plainLatex } from "../../../scripts/mdx/plain-latex";

const fence = "```";
const cellsOf = (page: string) => notebookCellsOf(page, "data", "en");

test("a chapter is prose, with its fragments, and cells of code, in order", () => {
  const page = `import { Windows } from "./windows";

# Data

Before.

${fence}python id=first
x = 1
${fence}

${fence}python static
y = 2
${fence}

## After [#after]

| a | b |
| - | - |
| 1 | 2 |
`;
  expect(cellsOf(page)).toEqual({
    title: "Data",
    prelude: null,
    cells: [
      { kind: "prose", text: "Before." },
      { kind: "code", id: "data/first", lesson: "x = 1" },
      {
        kind: "prose",
        text: `${fence}python\ny = 2\n${fence}\n\n## After\n\n| a | b |\n| - | - |\n| 1 | 2 |`,
      },
    ],
  });
});

/** The prose of a page of one section, its heading apart. */
function proseOf(page: string): string {
  const [cell] = cellsOf(`# Data\n\n## Here [#here]\n\n${page}`).cells;
  return cell!.kind === "prose" ? cell!.text.replace(/^## Here\n\n/, "") : "";
}

test("a term is its words, a citation a link, a live number a link to the page", () => {
  expect(
    proseOf(
      'A <Term id="loss">loss</Term> of <FirstLoss/>, as <Ref id="bengio2003" /> has it; see [there](kaiming#gains) and [here](#here).',
    ),
  ).toBe(
    "A loss of […](lesson:data#here), as [Bengio et al., 2003](https://www.jmlr.org/papers/v3/bengio03a.html) has it; see [there](lesson:kaiming#gains) and [here](lesson:data#here).",
  );
});

test("a figure is a link to where it stands, however many stand together", () => {
  expect(proseOf("<Windows />\n\n<Windows />")).toBe("*Figure on the page: [Here](lesson:data#here)*");
});

test("a question keeps its answers, and folds the right one", () => {
  const page = `<Predict id="q">

<Question>How many?</Question>

<Choice reply="No.">One</Choice>

<Choice right reply="Yes, for a reason.">Two</Choice>

<Reveal>

So it is.

</Reveal>

</Predict>`;
  expect(proseOf(page)).toBe(`How many?

- One
- Two

<details><summary>Answer</summary>

Two

Yes, for a reason.

</details>

So it is.`);
});

test("an exercise has its starter as a cell and its hints folded; its solution stays on the page", () => {
  const page = `# Data

## Here [#here]

<Exercise id="data/bound" title="A bound">

Make it small.

${fence}python exercise
scale = 1
${fence}

<Hint>Smaller.</Hint>

${fence}python solution
scale = 0.01
${fence}

</Exercise>`;
  const { cells } = cellsOf(page);
  expect(cells[1]).toEqual({ kind: "code", id: "data/bound", lesson: "scale = 1" });
  const prose = cells.map((cell) => (cell.kind === "prose" ? cell.text : "")).join("\n");
  expect(prose).toContain("### Exercise: A bound");
  expect(prose).toContain("<details><summary>Hint</summary>\n\nSmaller.");
  expect(prose).toContain("(lesson:data#here)");
  expect(prose).not.toContain("0.01");
});

test("formulas are plain LaTeX: symbols without their marks, the lesson's abbreviations written out", () => {
  expect(plainLatex("\\sym{W1}{W_{1,jk}} x + \\sym{b}{\\sym{c}{b}}")).toBe("{W_{1,jk}} x + {{b}}");
  expect(plainLatex("\\std(h) = \\frac{1}{\\sqrt{\\fanin}}, \\E[\\Var x]")).toBe(
    "\\operatorname{std}(h) = \\frac{1}{\\sqrt{\\mathrm{fan\\_in}}}, \\mathbb{E}[\\operatorname{Var} x]",
  );
  expect(plainLatex("\\mathbf{E}\\Varrho")).toBe("\\mathbf{E}\\Varrho");
});
