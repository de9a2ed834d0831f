import enWords from "../../src/i18n/en/ipynb.json" with { type: "json" };
import enReader from "../../src/i18n/en/reader.json" with { type: "json" };
import esWords from "../../src/i18n/es/ipynb.json" with { type: "json" };
import esReader from "../../src/i18n/es/reader.json" with { type: "json" };
import type { Language } from "../../src/i18n/languages.ts";

/** What a built notebook calls the lesson's parts. */
export function lessonWords(language: Language) {
  return language === "es"
    ? { chapter: esWords.chapter, remember: esReader.remember }
    : { chapter: enWords.chapter, remember: enReader.remember };
}
