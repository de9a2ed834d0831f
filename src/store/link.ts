import { type ConfigProblem, defaultConfig, type RunConfig } from "../experiment/config";
import type { SweepSpec } from "../experiment/sweep";
import { isLanguage, type Language } from "../i18n/languages";
import { type ChapterSlug, isChapter } from "./chapters";
import { readCompared, writeCompared } from "./compared-link";
import { changedFields, readFields } from "./config-fields";
import { configOfScene, labScene } from "./lab-scenes";
import { type LabView, readView, viewFields, writeView } from "./lab-view";
import type { PackedFailure } from "./packed-query";
import { readSweep, writeSweep } from "./sweep-link";

/** What the page shows. An anchor is a place within a chapter, or an entry of the glossary; null is the beginning. */
export type Place =
  | { page: "home" }
  | { page: "chapter"; slug: ChapterSlug; anchor: string | null }
  | { page: "glossary"; anchor: string | null }
  | { page: "lab"; config: RunConfig; view?: LabView }
  /** One to four runs side by side. */
  | { page: "compare"; configs: RunConfig[] }
  | { page: "sweep"; sweep: SweepSpec };

/** What an address says: `#/saturation/dead-neurons?lang=en`, `#/lab?hiddenSize=512&normalization=batch-norm-1d`. */
export interface Link {
  place: Place;
  /** null when the address names none. */
  language: Language | null;
  problems: LinkProblem[];
}

export type LinkProblem =
  | ConfigProblem
  | PackedFailure
  | { kind: "link-too-long"; received: number; maximum: number }
  | { kind: "unknown-language"; received: string }
  | { kind: "unknown-page"; received: string }
  | { kind: "too-many-runs"; received: number; maximum: number }
  | { kind: "too-many-values"; received: number; maximum: number }
  | { kind: "not-swept" | "swept-twice"; field: string }
  | { kind: "sweep-steps"; received: string; min: number; max: number }
  | { kind: "unknown-measure"; received: string }
  /** Of what the Lab shows beside its run. */
  | { kind: "not-shown"; field: string; received: string };

/** Characters of a query: longer ones are none of this page's. */
const longestQuery = 8_000;

/**
 * Reads an address's fragment. Whatever cannot be used keeps its default and is reported, never thrown.
 *
 * @param search what stands before the fragment, where `?embed` may stand too.
 */
export function readLink(hash: string, search = ""): Link {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const { fields, problems: unread } = readQuery(query);
  if (path === "lab" && new URLSearchParams(search).has("embed")) fields.set("embed", "");
  const lang = fields.get("lang");
  fields.delete("lang");
  const { place, problems: refused } = readPlace(path, fields);
  const problems = [...unread, ...refused];
  if (lang === null || isLanguage(lang)) return { place, language: lang, problems };
  return { place, language: null, problems: [...problems, { kind: "unknown-language", received: lang }] };
}

/** The fields of a query; of one that no page of this site wrote, none. */
function readQuery(query: string): { fields: URLSearchParams; problems: LinkProblem[] } {
  if (query.length <= longestQuery) return { fields: new URLSearchParams(query), problems: [] };
  const problem = { kind: "link-too-long", received: query.length, maximum: longestQuery } as const;
  return { fields: new URLSearchParams(), problems: [problem] };
}

/** Whether an address could not be read at all: what it asks for is not known, not even in part. */
export function isUnreadable({ problems }: Link): boolean {
  return problems.some(({ kind }) => kind.startsWith("packed-") || kind === "link-too-long");
}

function readPlace(path: string, fields: URLSearchParams): Pick<Link, "place" | "problems"> {
  const [page, anchor] = path.split("/");
  if (page === "lab") {
    const { view, problems } = readView(fields);
    for (const field of viewFields) fields.delete(field);
    const run = readFields(fields, runBeneath(view));
    const shown = Object.keys(view).length > 0 && { view };
    return { place: { page, config: run.config, ...shown }, problems: [...problems, ...run.problems] };
  }
  if (page === "compare") {
    const { configs, problems } = readCompared(fields);
    return { place: { page, configs }, problems };
  }
  if (page === "sweep") {
    const { sweep, problems } = readSweep(fields);
    return { place: { page, sweep }, problems };
  }
  if (page === "") return { place: { page: "home" }, problems: [] };
  if (page === "glossary") return { place: { page, anchor: anchor || null }, problems: [] };
  if (isChapter(page))
    return { place: { page: "chapter", slug: page, anchor: anchor || null }, problems: [] };
  return { place: { page: "home" }, problems: [{ kind: "unknown-page", received: page }] };
}

/** The fragment of a place: with a run, the fields in which it differs from the notebook's. */
export function writeLink(place: Place, language: Language): string {
  // Signs that a fragment may hold as they are, and that are easier to read so.
  const query = String(new URLSearchParams(writeQuery(place)))
    .replace(/%3A/g, ":")
    .replace(/%2C/g, ",");
  const fields = query.replace(/\b(present|embed|autoplay)=(?=&|$)/g, "$1");
  return `#/${writePath(place)}?${fields && `${fields}&`}lang=${language}`;
}

/** The run from which an address of the Lab says what differs. */
function runBeneath({ scene }: LabView): RunConfig {
  return scene ? configOfScene(labScene(scene)) : defaultConfig;
}

function writeQuery(place: Place): [name: string, value: string][] {
  switch (place.page) {
    case "lab":
      return [...changedFields(place.config, runBeneath(place.view ?? {})), ...writeView(place.view ?? {})];
    case "compare":
      return writeCompared(place.configs);
    case "sweep":
      return writeSweep(place.sweep);
    default:
      return [];
  }
}

function writePath(place: Place): string {
  switch (place.page) {
    case "home":
      return "";
    case "lab":
    case "compare":
    case "sweep":
      return place.page;
    case "chapter":
      return place.anchor === null ? place.slug : `${place.slug}/${place.anchor}`;
    case "glossary":
      return place.anchor === null ? "glossary" : `glossary/${place.anchor}`;
  }
}
