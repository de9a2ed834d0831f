import type { Code, Root } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";

/** An exercise of a page. */
export interface LessonExercise {
  /** The chapter's name and its own, which its cell has as well: "initial-loss/bound". */
  id: string;
  title: string;
  /** The code that it begins with. */
  starter: Code;
  hints: number;
  /** Code that passes. */
  solution: Code;
}

type Part = "exercise" | "solution";

/** What a block is of the exercise that it stands in: ```python exercise, ```python solution; null for any other. */
export function partOf(block: Code): Part | null {
  const words = (block.meta ?? "").split(/\s+/);
  return (["exercise", "solution"] as const).find((part) => words.includes(part)) ?? null;
}

/** The exercises of a page, in order. Throws where one is not whole. */
export function exercisesOf(tree: Root): LessonExercise[] {
  const exercises: LessonExercise[] = [];
  visit(tree, "mdxJsxFlowElement", (element) => {
    if (element.name !== "Exercise") return;
    const id = attributeOf(element, "id");
    const title = attributeOf(element, "title");
    const blocks = element.children.filter((child) => child.type === "code");
    const [starter, ...starters] = blocks.filter((block) => partOf(block) === "exercise");
    const [solution, ...solutions] = blocks.filter((block) => partOf(block) === "solution");
    let hints = 0;
    // One that stands on a line is of a paragraph, until MDX compiles it.
    visit(element, ["mdxJsxFlowElement", "mdxJsxTextElement"], (inner) => {
      if ("name" in inner && inner.name === "Hint") hints++;
    });
    if (
      !id ||
      !title ||
      !starter ||
      !solution ||
      starters.length > 0 ||
      solutions.length > 0 ||
      hints === 0
    ) {
      throw new Error(
        `the exercise ${id} wants id=, title=, one block marked exercise, one marked solution and a Hint`,
      );
    }
    exercises.push({ id, title, starter, hints, solution });
  });
  return exercises;
}

/** The id of the exercise that a block's parent is. */
export function exerciseIdOf(parent: { type: string } | undefined): string | null {
  const element = parent as MdxJsxFlowElement | undefined;
  return element?.type === "mdxJsxFlowElement" && element.name === "Exercise"
    ? attributeOf(element, "id")
    : null;
}

/** remark plugin: an exercise's solution is a `<Solution code="…">` around the block as the build highlights it. */
export function exerciseSolutions() {
  return (tree: Root) => {
    for (const { solution } of exercisesOf(tree)) {
      visit(tree, solution, (block, index, parent) => {
        parent!.children[index!] = {
          type: "mdxJsxFlowElement",
          name: "Solution",
          attributes: [{ type: "mdxJsxAttribute", name: "code", value: (block as Code).value }],
          children: [block as Code],
        };
        return false;
      });
    }
  };
}

function attributeOf(element: MdxJsxFlowElement, name: string): string | null {
  const found = element.attributes.find((each) => each.type === "mdxJsxAttribute" && each.name === name);
  return typeof found?.value === "string" ? found.value : null;
}
