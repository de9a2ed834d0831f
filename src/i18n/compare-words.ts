import i18next from "i18next";
import { languages } from "./languages";

const files = import.meta.glob<Record<string, unknown>>("./*/compare.json", { import: "default" });
let loaded: Promise<void> | undefined;

/**
 * Brings in the words of runs side by side, namespace `compare`, in every language: a change of language must not take
 * the runs from sight. The same promise each time, until the network refuses it.
 */
export function loadCompareWords(): Promise<void> {
  loaded ??= Promise.all(
    languages.map(async (language) =>
      i18next.addResourceBundle(language, "compare", await files[`./${language}/compare.json`]!()),
    ),
  ).then(() => undefined);
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}
