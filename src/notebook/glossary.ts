import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { locales } from "../i18n/languages";

/** A word of the lesson: as it is written, and what it means. */
export interface GlossaryEntry {
  name: string;
  text: string;
}

/** By id, the same in both languages: "fan-in". */
export type Glossary = Record<string, GlossaryEntry>;

const loaders: Record<string, () => Promise<{ default: Glossary }>> = {
  [locales.es]: () => import("../i18n/es/glossary.json"),
  [locales.en]: () => import("../i18n/en/glossary.json"),
};

const loaded = new Map<string, Glossary>();

async function load(locale: string): Promise<Glossary> {
  const glossary = loaded.get(locale) ?? (await loaders[locale]()).default;
  loaded.set(locale, glossary);
  return glossary;
}

export type GlossaryState =
  | { status: "loading" }
  | { status: "loaded"; glossary: Glossary }
  /** The network refused it. */
  | { status: "missing" };

/** The glossary in the reader's language, a chunk of its own that is fetched the first time that something is `wanted`. */
export function useGlossary(wanted: boolean): GlossaryState {
  const locale = useTranslation().i18n.language;
  const [fetched, setFetched] = useState<{ locale: string; state: GlossaryState } | null>(null);
  useEffect(() => {
    if (!wanted || loaded.has(locale)) return;
    let isCurrent = true;
    const tell = (state: GlossaryState) => isCurrent && setFetched({ locale, state });
    load(locale).then(
      (glossary) => tell({ status: "loaded", glossary }),
      () => tell({ status: "missing" }),
    );
    return () => {
      isCurrent = false;
    };
  }, [wanted, locale]);
  const ready = loaded.get(locale);
  if (ready) return { status: "loaded", glossary: ready };
  return fetched?.locale === locale ? fetched.state : { status: "loading" };
}
