import i18next from "i18next";
import { type Language, locales } from "./languages";

const files = import.meta.glob<Record<string, unknown>>("./*/ipynb.json", { import: "default" });

/** The words of downloaded notebooks, fetched with the first of them. */
export async function loadNotebookWords(language: Language) {
  if (!i18next.hasResourceBundle(language, "ipynb")) {
    i18next.addResourceBundle(language, "ipynb", await files[`./${language}/ipynb.json`]!());
  }
  const say = i18next.getFixedT(locales[language], "ipynb" as never);
  return (key: string, values: Record<string, string | number> = {}): string =>
    String(say(key as never, values as never));
}
