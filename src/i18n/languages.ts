/** The languages that the lesson is written in, the original first. */
export const languages = ["es", "en"] as const;
export type Language = (typeof languages)[number];

/** The region decides how numbers are written: 8.000 and 0,1 in Argentina, 8,000 and 0.1 in the United States. */
export const locales = { es: "es-AR", en: "en-US" } as const satisfies Record<Language, string>;

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

/** The first of the browser's languages that the lesson is written in; the original when there is none. */
export function browserLanguage(preferred: readonly string[]): Language {
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "es";
}
