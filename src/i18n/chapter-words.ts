import i18next from "i18next";
import type { Language } from "./languages";

type Words = Record<string, unknown>;

/** The words of each chapter's own figures, a namespace a chapter: fetched with the chapter. */
const files = import.meta.glob<Words>("./*/chapters/*.json", { import: "default" });

/** Brings in the words of a chapter's figures, namespace `chapter`, in one language; a chapter may have none. */
export async function loadChapterWords(chapter: string, language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, chapter)) return;
  const load = files[`./${language}/chapters/${chapter}.json`];
  if (load) i18next.addResourceBundle(language, chapter, await load());
}
