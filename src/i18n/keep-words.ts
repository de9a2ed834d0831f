import i18next from "i18next";
import { languages } from "./languages";

const files = import.meta.glob<Record<string, unknown>>("./*/keep.json", { import: "default" });
let loaded: Promise<void> | undefined;

/**
 * Brings in the words of what is shared, exported and kept, namespace `keep`, in every language: a change of language
 * must not take a dialog from sight. The same promise each time, until the network refuses it.
 */
export function loadKeepWords(): Promise<void> {
  loaded ??= Promise.all(
    languages.map(async (language) =>
      i18next.addResourceBundle(language, "keep", await files[`./${language}/keep.json`]!()),
    ),
  ).then(() => undefined);
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}
