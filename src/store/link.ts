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

/** What an address says: `#/lab?hiddenSize=512&normalization=batch-norm-1d&lang=en`. */
export interface Link {
  config: RunConfig;
  /** null when the address names none. */
  language: Language | null;
  problems: LinkProblem[];
}

export type LinkProblem = ConfigProblem | { kind: "unknown-language"; received: string };

/** Reads an address's fragment. Whatever cannot be used keeps its default and is reported, never thrown. */
export function readLink(hash: string): Link {
  const query = hash.includes("?") ? hash.slice(hash.indexOf("?") + 1) : "";
  const { lang, ...fields } = Object.fromEntries(new URLSearchParams(query));
  const { config, problems } = parseConfig(
    Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, fieldValue(field, text)])),
  );
  if (lang === undefined || isLanguage(lang)) return { config, language: lang ?? null, problems };
  return { config, language: null, problems: [...problems, { kind: "unknown-language", received: lang }] };
}

/** The fragment of a run: its language and the fields in which it differs from the notebook's. */
export function writeLink(config: RunConfig, language: Language): string {
  const query = new URLSearchParams();
  for (const field of [...Object.keys(choices), ...Object.keys(ranges)] as ConfigField[]) {
    if (config[field] !== defaultConfig[field]) query.set(field, String(config[field]));
  }
  query.set("lang", language);
  return `#/lab?${query}`;
}

function fieldValue(field: string, text: string): string | number {
  if (!Object.hasOwn(ranges, field) && field !== "version") return text;
  const value = Number(text);
  // Text that is no number stays text, so that the message can quote it; Number("") would be 0.
  return text.trim() === "" || Number.isNaN(value) ? text : value;
}
