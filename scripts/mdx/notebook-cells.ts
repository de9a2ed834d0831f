import type { Code, PhrasingContent, Root, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { BuiltCell, BuiltChapter } from "../../src/export/chapter-notebook.ts";
import type { Language } from "../../src/i18n/languages.ts";
import { codeCellsOf, preludeOf } from "./code-cells.ts";
import { readHeading } from "./heading-anchors.ts";
import { markdown } from "./markdown.ts";
import { lessonWords } from "./notebook-words.ts";
import { parseLesson } from "./outline.ts";
import { plainLatex } from "./plain-latex.ts";
import {
  attributeOf,
  hasAttribute,
  type LessonPlace,
  lessonAddress,
  plainPhrasing,
  referenceOf,
} from "./plain-phrasing.ts";

/** A chapter as the cells of a notebook: prose without its components, and the lesson's code by the cells' names. */
export function notebookCellsOf(source: string, chapter: string, language: Language): BuiltChapter {
  const tree = parseLesson(source);
  const built = new ChapterCells(tree, chapter, language);
  for (const node of tree.children) built.take(node);
  return { title: built.title, prelude: preludeOf(tree, language), cells: built.end() };
}

class ChapterCells {
  title = "";
  private readonly cells: BuiltCell[] = [];
  /** Prose since the last cell of code. */
  private prose: RootContent[] = [];
  private readonly ids: ReadonlyMap<Code, string>;
  private readonly words;
  private readonly place: LessonPlace;
  private heading = "";

  constructor(tree: Root, chapter: string, language: Language) {
    this.ids = new Map(codeCellsOf(tree, chapter).map(({ id, block }) => [block, id]));
    this.words = lessonWords(language);
    this.place = { chapter, anchor: null };
  }

  take(node: RootContent): void {
    switch (node.type) {
      case "heading": {
        const { depth, anchor, text } = readHeading(node);
        if (depth === 1) this.title = text;
        else this.add({ ...node, children: plainPhrasing(withoutAnchor(node.children), this.place) });
        this.place.anchor = anchor;
        this.heading = text;
        break;
      }
      case "code":
        this.takeCode(node);
        break;
      case "math":
        this.add({ ...node, value: plainLatex(node.value) });
        break;
      case "paragraph":
        this.takePhrasing(node.children);
        break;
      case "list":
      case "listItem":
      case "blockquote":
      case "table":
      case "tableRow":
      case "tableCell":
        this.add(this.within(node));
        break;
      case "mdxJsxFlowElement":
      case "mdxJsxTextElement":
        this.takeElement(node.name ?? "", node);
        break;
      case "mdxjsEsm":
      case "mdxFlowExpression":
        break;
      default:
        this.add(node);
    }
  }

  end(): BuiltCell[] {
    this.flush();
    return this.cells;
  }

  private add(...nodes: RootContent[]): void {
    this.prose.push(...nodes);
  }

  private flush(): void {
    if (this.prose.length === 0) return;
    this.cells.push({ kind: "prose", text: markdown({ type: "root", children: this.prose }) });
    this.prose = [];
  }

  private takeCode(block: Code): void {
    const id = this.ids.get(block);
    if (id === undefined) {
      if (!block.meta?.includes("solution")) this.add({ ...block, meta: null });
      return;
    }
    this.flush();
    this.cells.push({ kind: "code", id, lesson: block.value });
  }

  /** A paragraph; where it is made of elements only, as MDX has it, each stands by itself. */
  private takePhrasing(children: readonly PhrasingContent[]): void {
    const elements = children.filter((child) => child.type !== "text" || child.value.trim() !== "");
    if (elements.length > 0 && elements.every(({ type }) => type === "mdxJsxTextElement")) {
      for (const element of elements) this.take(element);
    } else {
      this.add({ type: "paragraph", children: plainPhrasing(children, this.place) });
    }
  }

  private takeElement(name: string, element: Element): void {
    const children = element.children as RootContent[];
    const { words } = this;
    if (name === "Prelude") return;
    if (name === "Note") this.add({ type: "blockquote", children: this.inside(children) as never });
    else if (name === "Tasks") this.takeTasks(children);
    else if (name === "Task") this.takeTasks([element as RootContent]);
    else if (name === "Choice")
      return; // with its question
    else if (name === "Hint") this.fold(words.chapter.hint, this.inside(children));
    else if (name === "Exercise") this.takeExercise(element, children);
    else if (name === "References") this.takeReferences(element);
    else if (name.startsWith("Predict") && children.length > 0) this.takePrediction(children);
    else {
      if (name === "Remember") this.add(strongLine(words.remember));
      if (children.length === 0) this.takeFigure();
      else if (isPhrasing(children)) this.takePhrasing(children as PhrasingContent[]);
      else for (const child of children) this.take(child);
    }
  }

  /** A question with its answers; which one is right stands folded below them. */
  private takePrediction(children: RootContent[]): void {
    const choices = elementsOf(children, "Choice");
    for (const child of withoutNames(children, ["Choice", "Reveal"])) this.take(child);
    if (choices.length > 0) {
      this.add({
        type: "list",
        ordered: false,
        spread: false,
        children: choices.map((choice) => item(this.inside(choice.children as RootContent[]))),
      });
      const right = choices.find((choice) => hasAttribute(choice, "right"));
      const reply = right && attributeOf(right, "reply");
      if (right) {
        this.fold(this.words.chapter.answer, [
          ...this.inside(right.children as RootContent[]),
          ...(reply
            ? [{ type: "paragraph" as const, children: [{ type: "text" as const, value: reply }] }]
            : []),
        ]);
      }
    }
    for (const reveal of elementsOf(children, "Reveal")) this.takeElement("Reveal", reveal);
  }

  private takeTasks(children: RootContent[]): void {
    const tasks = elementsOf(children, "Task");
    this.add(strongLine(this.words.chapter.task), {
      type: "list",
      ordered: false,
      spread: false,
      children: tasks.map((task) => item(this.inside(task.children as RootContent[]))),
    });
  }

  private takeExercise(element: Element, children: RootContent[]): void {
    const title = attributeOf(element, "title");
    const name = this.words.chapter.exercise;
    this.add({
      type: "heading",
      depth: 3,
      children: [{ type: "text", value: title === null ? name : `${name}: ${title}` }],
    });
    for (const child of children) this.take(child);
    const [before, after] = this.words.chapter.checked.split("{{link}}");
    this.add({ type: "html", value: `${before}${lessonAddress(this.place)}${after}` });
  }

  private takeReferences(element: Element): void {
    const ids = [...(attributeOf(element, "ids") ?? "").matchAll(/"([^"]+)"/g)].map(([, id]) => id!);
    this.add({
      type: "list",
      ordered: false,
      spread: false,
      children: ids.map((id) => {
        const { authors, year, title, url, venue } = referenceOf(id);
        const text = (value: string): PhrasingContent => ({ type: "text", value });
        const link: PhrasingContent = { type: "link", url, children: [text(title)] };
        const when = year === null ? "" : ` (${year})`;
        return item([
          { type: "paragraph", children: [text(`${authors}${when}. `), link, text(`. ${venue}.`)] },
        ]);
      }),
    });
  }

  /** What can only be seen on the page. */
  private takeFigure(): void {
    const link: PhrasingContent = {
      type: "link",
      url: lessonAddress(this.place),
      children: [{ type: "text", value: this.heading || this.title }],
    };
    const label: PhrasingContent = { type: "text", value: `${this.words.chapter.figure}: ` };
    const line: RootContent = {
      type: "paragraph",
      children: [{ type: "emphasis", children: [label, link] }],
    };
    const last = this.prose.at(-1);
    if (!last || textOf(last) !== textOf(line)) this.add(line);
  }

  private fold(summary: string, nodes: RootContent[]): void {
    this.add({ type: "html", value: `<details><summary>${summary}</summary>` }, ...nodes, {
      type: "html",
      value: "</details>",
    });
  }

  /** The same, gathered instead of added. No cell stands inside of these. */
  private inside(children: RootContent[]): RootContent[] {
    const { prose } = this;
    this.prose = [];
    if (isPhrasing(children)) this.takePhrasing(children as PhrasingContent[]);
    else for (const child of children) this.take(child);
    const gathered = this.prose;
    this.prose = prose;
    return gathered;
  }

  private within<Node extends RootContent>(node: Node): Node {
    if (!("children" in node)) return node;
    const children = node.children as RootContent[];
    const inner = isPhrasing(children)
      ? plainPhrasing(children as PhrasingContent[], this.place)
      : this.inside(children);
    return { ...node, children: inner };
  }
}

type Element = Extract<RootContent, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;

/** A component's own children of one name, also where MDX has taken a line of them for a paragraph. */
function elementsOf(children: RootContent[], name: string): Element[] {
  return children.flatMap((child): Element[] => {
    if (child.type === "paragraph") return elementsOf(child.children, name);
    const isElement = child.type === "mdxJsxFlowElement" || child.type === "mdxJsxTextElement";
    return isElement && child.name === name ? [child] : [];
  });
}

function withoutNames(children: RootContent[], names: string[]): RootContent[] {
  return children.filter((child) => names.every((name) => elementsOf([child], name).length === 0));
}

const phrasing = ["text", "emphasis", "strong", "delete", "inlineCode", "inlineMath", "link", "break"];

/** Whether these stand in one line: `<Task>Words and *more*</Task>`. */
function isPhrasing(children: RootContent[]): boolean {
  return children.length > 0 && children.some(({ type }) => phrasing.includes(type));
}

function strongLine(value: string): RootContent {
  return { type: "paragraph", children: [{ type: "strong", children: [{ type: "text", value }] }] };
}

const item = (children: RootContent[]) => ({
  type: "listItem" as const,
  spread: false,
  children: children as never,
});

/** A heading's words without the anchor at their end. */
function withoutAnchor(children: PhrasingContent[]): PhrasingContent[] {
  const last = children.at(-1);
  if (last?.type !== "text") return children;
  return [...children.slice(0, -1), { ...last, value: last.value.replace(/\s*\[#[a-z0-9-]+\]$/, "") }];
}
