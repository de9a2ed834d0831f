import type { PhrasingContent } from "mdast";
import { references } from "../../src/lessons/references.ts";
import { chapterSlugs } from "../../src/store/chapters.ts";
import { plainLatex } from "./plain-latex.ts";

/** Where a piece of a page stands. */
export interface LessonPlace {
  chapter: string;
  /** Of the section; null before the first. */
  anchor: string | null;
}

/**
 * The address of a place in the lesson as the built notebooks have it: what the site's own address is, is known when
 * one is downloaded.
 */
export function lessonAddress({ chapter, anchor }: LessonPlace): string {
  return `lesson:${chapter}${anchor === null ? "" : `#${anchor}`}`;
}

/**
 * A sentence of the lesson without its components: a term is its words, a citation a link to its source, and a number
 * that only the reader's run knows a link to where it stands on the page.
 */
export function plainPhrasing(nodes: readonly PhrasingContent[], place: LessonPlace): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case "inlineMath":
        return [{ ...node, value: plainLatex(node.value) }];
      case "mdxTextExpression":
        return [];
      case "mdxJsxTextElement":
        if (node.name === "Ref") return [citation(attributeOf(node, "id")!)];
        if (node.children.length > 0) return plainPhrasing(node.children, place);
        return [{ type: "link", url: lessonAddress(place), children: [{ type: "text", value: "…" }] }];
      case "link":
        return [{ ...node, url: linkOf(node.url, place), children: plainPhrasing(node.children, place) }];
      case "emphasis":
      case "strong":
      case "delete":
        return [{ ...node, children: plainPhrasing(node.children, place) }];
      default:
        return [node];
    }
  });
}

interface JsxElement {
  attributes: readonly { type: string }[];
}

/** What the author wrote into an attribute: its text, or the expression in its braces. */
export function attributeOf(element: JsxElement, name: string): string | null {
  const attributes = element.attributes as { type: string; name?: string; value?: unknown }[];
  const value = attributes.find((each) => each.type === "mdxJsxAttribute" && each.name === name)?.value;
  if (typeof value === "object" && value !== null) return (value as { value: string }).value;
  return typeof value === "string" ? value : null;
}

export function hasAttribute(element: JsxElement, name: string): boolean {
  return (element.attributes as readonly { name?: string }[]).some((each) => each.name === name);
}

/** `#anchor` of the same chapter, `kaiming`, `kaiming#gains`; anything else is of the web. */
function linkOf(url: string, { chapter }: LessonPlace): string {
  const [path, anchor = null] = url.split("#", 2);
  const other = path === "" ? chapter : path!;
  return (chapterSlugs as readonly string[]).includes(other)
    ? lessonAddress({ chapter: other, anchor })
    : url;
}

function citation(id: string): PhrasingContent {
  const { cited, year, url } = referenceOf(id);
  const value = year === null ? cited : `${cited}, ${year}`;
  return { type: "link", url, children: [{ type: "text", value }] };
}

/** One of the lesson's sources. Throws where there is none of that name. */
export function referenceOf(id: string) {
  if (!Object.hasOwn(references, id)) throw new Error(`the lesson has no source ${id}`);
  return references[id as keyof typeof references];
}
