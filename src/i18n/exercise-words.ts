import i18next from "i18next";
import { type Language, languages, locales } from "./languages";

const files: Record<Language, () => Promise<{ default: object }>> = {
  es: () => import("./es/exercises.json"),
  en: () => import("./en/exercises.json"),
};
const loaded = new Map<Language, Promise<void>>();

/** Brings in what checks say, namespace `exercises`: the same promise each time, until the network refuses it. */
export function loadExerciseWords(locale: string): Promise<void> {
  const language = languages.find((each) => locales[each] === locale)!;
  const known = loaded.get(language);
  if (known) return known;
  const promise = files[language]().then(({ default: words }) => {
    i18next.addResourceBundle(language, "exercises", words);
  });
  loaded.set(language, promise);
  promise.catch(() => loaded.delete(language));
  return promise;
}
