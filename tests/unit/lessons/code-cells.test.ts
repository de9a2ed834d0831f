import { evaluate } from "@mdx-js/mdx";
import { expect, test } from "vitest";
import { codeCells, codeCellsOf, preludeOf } from "../../../scripts/mdx/code-cells";
import { exerciseSolutions, exercisesOf } from "../../../scripts/mdx/exercises";
import { parseLesson, readLesson } from "../../../scripts/mdx/outline";
import { languages } from "../../../src/i18n/languages";
import { versionOf } from "../../../src/store/cells";
import { chapterSlugs } from "../../../src/store/chapters";

const fence = "```";
const page = `
${fence}python id=first
x = "<b>" # {y}
${fence}

${fence}python static
y = 2
${fence}

${fence}bash
ls
${fence}

<div>
${fence}python id=inner
z = 3
${fence}
</div>

${fence}python id=last
w = 4
${fence}
`;

test("every block of Python is a cell, but for those that are only to be read", () => {
  expect(codeCellsOf(parseLesson(page), "data").map(({ id, block }) => [id, block.value])).toEqual([
    ["data/first", 'x = "<b>" # {y}'],
    ["data/inner", "z = 3"],
    ["data/last", "w = 4"],
  ]);
});

test("a cell has its code as the author wrote it, and the block around which it stands", async () => {
  const jsx = (type: unknown, props: object) => ({ type, props });
  const { default: Content } = await evaluate(
    { value: page, path: "src/lessons/data/es.mdx" },
    { remarkPlugins: [codeCells], Fragment: "fragment", jsx: jsx as never, jsxs: jsx as never },
  );
  const CodeCell = () => null;
  const { props } = Content({ components: { CodeCell } }) as unknown as {
    props: { children: { type: unknown; props: { id: string; code: string; children: { type: string } } }[] };
  };
  const cells = props.children.filter(({ type }) => type === CodeCell);
  expect(cells.map(({ props: { id, code, children } }) => [id, code, children.type])).toEqual([
    ["data/first", 'x = "<b>" # {y}', "pre"],
    ["data/last", "w = 4", "pre"],
  ]);
});

test("a block of Python without a name is refused, and so is a prelude that names what is not there", () => {
  const nameless = parseLesson(`${fence}python\nx = 1\n${fence}\n`);
  expect(() => codeCellsOf(nameless, "data")).toThrow("neither id= nor static");
  expect(() => preludeOf(parseLesson('<Prelude cells="data/nowhere" />'), "es")).toThrow("data/nowhere");
});

test("a prelude is the code of the cells that it names, in the page's language", () => {
  const page = parseLesson('<Prelude cells="data/imports batch-norm-1d/layer" />');
  const [es, en] = languages.map((language) => preludeOf(page, language));
  for (const code of [es, en]) expect(code).toMatch(/^import numpy as np\n(.*\n)+\n\n?class BatchNorm1d/);
  expect(en).not.toBe(es); // the comments
  expect(preludeOf(parseLesson("No code here."), "es")).toBeNull();
});

test.each(chapterSlugs)("%s has the same cells in both languages, by one name each", (slug) => {
  const [es, en] = languages.map((language) =>
    codeCellsOf(parseLesson(readLesson(slug, language)!), slug).map(({ id, block }) => [
      id,
      versionOf(block.value),
    ]),
  );
  expect(en).toEqual(es);
  expect(new Set(es!.map(([id]) => id)).size).toBe(es!.length);
});

const exercise = `
<Exercise id="data/double" title="Double it">

Write it.

${fence}python exercise
def double(x):
    ...
${fence}

<Hint>Twice.</Hint>

${fence}python solution
def double(x):
    return 2 * x
${fence}

</Exercise>
`;

test("an exercise's starter is a cell with the exercise's name; its solution is none", async () => {
  const starter = "def double(x):\n    ...";
  const solution = "def double(x):\n    return 2 * x";
  expect(codeCellsOf(parseLesson(exercise), "data").map(({ id, block }) => [id, block.value])).toEqual([
    ["data/double", starter],
  ]);
  expect(exercisesOf(parseLesson(exercise))).toMatchObject([
    { id: "data/double", title: "Double it", hints: 1, solution: { value: solution } },
  ]);
  expect(() => exercisesOf(parseLesson(exercise.replace("<Hint>Twice.</Hint>", "")))).toThrow("data/double");

  const jsx = (type: unknown, props: object) => ({ type, props });
  const { default: Content } = await evaluate(
    { value: exercise, path: "src/lessons/data/es.mdx" },
    {
      remarkPlugins: [exerciseSolutions, codeCells],
      Fragment: "fragment",
      jsx: jsx as never,
      jsxs: jsx as never,
    },
  );
  const parts = { CodeCell: () => null, Exercise: () => null, Hint: () => null, Solution: () => null };
  type Part = {
    type: unknown;
    props: { id?: string; code?: string; isExercise?: boolean; children: Part[] };
  };
  const { type, props } = Content({ components: parts }) as unknown as Part;
  expect(type).toBe(parts.Exercise);
  const blocks = props.children.filter((child) => child.props?.code !== undefined);
  expect(blocks.map(({ type, props: { id, code, isExercise } }) => [type, id, code, isExercise])).toEqual([
    [parts.CodeCell, "data/double", starter, true],
    [parts.Solution, undefined, solution, undefined],
  ]);
});
