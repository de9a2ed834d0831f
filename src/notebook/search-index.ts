import MiniSearch, { type MatchInfo } from "minisearch";
import type { ChapterSlug } from "../store/chapters";
import { fold } from "./fold";

/** A piece of a chapter that a search may find: what stands between two headings. */
export interface SearchSection {
  slug: ChapterSlug;
  /** The chapter's title. */
  chapter: string;
  /** "" is the chapter's beginning. */
  anchor: string;
  heading: string;
  text: string;
}

/** Text in pieces, those that the query found marked. */
export type Passage = { text: string; isFound: boolean }[];

export interface SearchHit {
  section: SearchSection;
  heading: Passage;
  /** What stands around the first word found; the section's beginning where only its heading was. */
  passage: Passage;
}

export type Search = (query: string) => SearchHit[];

/** Letters and digits together, and the names of code: fan_in, xn--. */
const words = /[\p{L}\p{N}\p{M}_]+/gu;

/** Makes a chapter's words findable by their beginnings, and with a slip of the finger. */
export function indexSections(sections: readonly SearchSection[]): Search {
  const index = new MiniSearch<SearchSection & { id: number }>({
    fields: ["heading", "chapter", "text"],
    tokenize: (text) => text.match(words) ?? [],
    processTerm: fold,
    searchOptions: {
      boost: { heading: 4, chapter: 1.5 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND",
    },
  });
  index.addAll(sections.map((section, id) => ({ ...section, id })));
  return (query) =>
    index
      .search(query)
      .slice(0, 20)
      .map(({ id, match }) => {
        const section = sections[id];
        return {
          section,
          heading: mark(section.heading, termsIn(match, "heading")),
          passage: mark(...excerpt(section.text.trim(), termsIn(match, "text"))),
        };
      });
}

/** The words of a field that answer the query, folded. */
function termsIn(match: MatchInfo, field: string): Set<string> {
  return new Set(Object.keys(match).filter((term) => match[term].includes(field)));
}

function mark(text: string, terms: Set<string>): Passage {
  const passage: Passage = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(words)) {
    if (!terms.has(fold(word))) continue;
    passage.push({ text: text.slice(end, index), isFound: false }, { text: word, isFound: true });
    end = index + word.length;
  }
  passage.push({ text: text.slice(end), isFound: false });
  return passage.filter(({ text }) => text !== "");
}

/** Characters of an excerpt, and how many of them come before the first word found. */
const length = 170;
const lead = 50;

function excerpt(text: string, terms: Set<string>): [text: string, terms: Set<string>] {
  const first = [...text.matchAll(words)].find(({ 0: word }) => terms.has(fold(word)))?.index ?? 0;
  const from = first <= lead ? 0 : text.indexOf(" ", first - lead) + 1;
  const space = text.lastIndexOf(" ", from + length);
  const to = text.length <= from + length || space <= first ? text.length : space;
  return [`${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`, terms];
}
