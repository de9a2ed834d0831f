import type { Plugin } from "vite";
import { languages } from "../../src/i18n/languages.ts";
import { chapterSlugs } from "../../src/store/chapters.ts";
import { lessonFile, outlineOf, readLesson, searchSectionsOf } from "./outline.ts";

/**
 * Modules made from the lesson's pages: `virtual:outline`, titles and sections of every chapter in both languages,
 * and `virtual:search/es`, `virtual:search/en`, their words. So contents and search load no chapter.
 */
export function lessonOutline(): Plugin {
  return {
    name: "lesson-outline",
    resolveId: (id) =>
      id.startsWith("virtual:outline") || id.startsWith("virtual:search/") ? `\0${id}` : null,
    load(id) {
      if (!id.startsWith("\0virtual:")) return null;
      const name = id.slice("\0virtual:".length);
      for (const slug of chapterSlugs) {
        for (const language of languages) this.addWatchFile(lessonFile(slug, language));
      }
      if (name === "outline") return module(outline());
      if (name.startsWith("search/")) return module(searchSections(name.slice("search/".length)));
      return null;
    },
  };
}

const module = (value: unknown) => `export default ${JSON.stringify(value)}`;

function outline() {
  return Object.fromEntries(
    languages.map((language) => [
      language,
      Object.fromEntries(chapterSlugs.map((slug) => [slug, outlineOf(readLesson(slug, language) ?? "")])),
    ]),
  );
}

function searchSections(language: string) {
  return chapterSlugs.flatMap((slug) => searchSectionsOf(slug, readLesson(slug, language) ?? ""));
}
