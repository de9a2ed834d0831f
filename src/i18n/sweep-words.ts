import i18next from "i18next";
import { languages } from "./languages";

const files = import.meta.glob<Record<string, unknown>>("./*/sweep.json", { import: "default" });
let loaded: Promise<void> | undefined;

/**
 * Brings in the words of sweeps, namespace `sweep`, in every language: a change of language must not take the sweep
 * from sight. The same promise each time, until the network refuses it.
 */
export function loadSweepWords(): Promise<void> {
  loaded ??= Promise.all(
    languages.map(async (language) =>
      i18next.addResourceBundle(language, "sweep", await files[`./${language}/sweep.json`]!()),
    ),
  ).then(() => undefined);
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}
