import {
  type ConfigField,
  type ConfigProblem,
  choices,
  defaultConfig,
  parseConfig,
  type RunConfig,
  ranges,
} from "../experiment/config";
import { isLanguage, type Language } from "../i18n/languages";
import { type ChapterSlug, isChapter } from "./chapters";

/** What the page shows. An anchor is a place within a chapter, or an entry of the glossary; null is the beginning. */
export type Place =
  | { page: "home" }
  | { page: "chapter"; slug: ChapterSlug; anchor: string | null }
  | { page: "glossary"; anchor: string | null }
  | { page: "lab"; config: RunConfig };

/** What an address says: `#/saturation/dead-neurons?lang=en`, `#/lab?hiddenSize=512&normalization=batch-norm-1d`. */
export interface Link {
  place: Place;
  /** null when the address names none. */
  language: Language | null;
  problems: LinkProblem[];
}

export type LinkProblem =
  | ConfigProblem
  | { kind: "unknown-language"; received: string }
  | { kind: "unknown-page"; received: string };

/** Reads an address's fragment. Whatever cannot be used keeps its default and is reported, never thrown. */
export function readLink(hash: string): Link {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const { lang, ...fields } = Object.fromEntries(new URLSearchParams(query));
  const { place, problems } = readPlace(path, fields);
  if (lang === undefined || isLanguage(lang)) return { place, language: lang ?? null, problems };
  return { place, language: null, problems: [...problems, { kind: "unknown-language", received: lang }] };
}

function readPlace(path: string, fields: Record<string, string>): Pick<Link, "place" | "problems"> {
  const [page, anchor] = path.split("/");
  if (page === "lab") {
    const { config, problems } = parseConfig(
      Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, fieldValue(field, text)])),
    );
    return { place: { page, config }, problems };
  }
  if (page === "") return { place: { page: "home" }, problems: [] };
  if (page === "glossary") return { place: { page, anchor: anchor || null }, problems: [] };
  if (isChapter(page))
    return { place: { page: "chapter", slug: page, anchor: anchor || null }, problems: [] };
  return { place: { page: "home" }, problems: [{ kind: "unknown-page", received: page }] };
}

/** The fragment of a place: with a run, the fields in which it differs from the notebook's. */
export function writeLink(place: Place, language: Language): string {
  const query = new URLSearchParams(place.page === "lab" ? changedFields(place.config) : []);
  query.set("lang", language);
  return `#/${writePath(place)}?${query}`;
}

function writePath(place: Place): string {
  switch (place.page) {
    case "home":
      return "";
    case "lab":
      return "lab";
    case "chapter":
      return place.anchor === null ? place.slug : `${place.slug}/${place.anchor}`;
    case "glossary":
      return place.anchor === null ? "glossary" : `glossary/${place.anchor}`;
  }
}

function changedFields(config: RunConfig): [string, string][] {
  return ([...Object.keys(choices), ...Object.keys(ranges)] as ConfigField[])
    .filter((field) => config[field] !== defaultConfig[field])
    .map((field) => [field, String(config[field])]);
}

function fieldValue(field: string, text: string): string | number {
  if (!Object.hasOwn(ranges, field) && field !== "version") return text;
  const value = Number(text);
  // Text that is no number stays text, so that the message can quote it; Number("") would be 0.
  return text.trim() === "" || Number.isNaN(value) ? text : value;
}
