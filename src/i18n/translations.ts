import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import enCells from "./en/cells.json";
import enFields from "./en/fields.json";
import enFigures from "./en/figures.json";
import enLab from "./en/lab.json";
import enProblems from "./en/problems.json";
import enReader from "./en/reader.json";
import enSite from "./en/site.json";
import esCells from "./es/cells.json";
import esFields from "./es/fields.json";
import esFigures from "./es/figures.json";
import esLab from "./es/lab.json";
import esProblems from "./es/problems.json";
import esReader from "./es/reader.json";
import esSite from "./es/site.json";
import { type Language, locales } from "./languages";

export const resources = {
  es: {
    lab: esLab,
    fields: esFields,
    problems: esProblems,
    figures: esFigures,
    reader: esReader,
    site: esSite,
    cells: esCells,
  },
  en: {
    lab: enLab,
    fields: enFields,
    problems: enProblems,
    figures: enFigures,
    reader: enReader,
    site: enSite,
    cells: enCells,
  },
};

export function startTranslations(language: Language): void {
  i18next.use(initReactI18next).init({
    lng: locales[language],
    fallbackLng: "es",
    resources,
    ns: Object.keys(resources.es),
    defaultNS: "lab",
    interpolation: { escapeValue: false }, // React escapes
  });
}

export function speak(language: Language): void {
  i18next.changeLanguage(locales[language]);
}
