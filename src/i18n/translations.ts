import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, languages, locales } from "./languages";

/** A reader moves the words of one language; those of the other come when they are asked for. */
const words = {
  es: () => import("./es/words"),
  en: () => import("./en/words"),
} satisfies Record<Language, () => Promise<{ default: object }>>;

/** Resolves when the page can speak. */
export async function startTranslations(language: Language): Promise<void> {
  const { default: resources } = await words[language]();
  await i18next.use(initReactI18next).init({
    lng: locales[language],
    fallbackLng: [...languages],
    resources: { [language]: resources },
    ns: Object.keys(resources),
    defaultNS: "lab",
    interpolation: { escapeValue: false }, // React escapes
  });
}

/** The language that was asked for last: the words of the one before may still be on their way. */
let asked: Language | null = null;

export async function speak(language: Language): Promise<void> {
  asked = language;
  if (!i18next.hasResourceBundle(language, "lab")) {
    const { default: resources } = await words[language]();
    for (const [namespace, sentences] of Object.entries(resources))
      i18next.addResourceBundle(language, namespace, sentences);
  }
  if (asked === language) await i18next.changeLanguage(locales[language]);
}
