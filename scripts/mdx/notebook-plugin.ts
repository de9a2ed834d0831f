import { basename, dirname, resolve } from "node:path";
import type { Plugin } from "vite";
import { isLanguage } from "../../src/i18n/languages.ts";
import { notebookCellsOf } from "./notebook-cells.ts";
import { readLesson } from "./outline.ts";

/** What the path of a chapter's page ends with where its cells are wanted instead. */
const suffix = ".mdx?notebook";
const prefix = "\0lesson-notebook:";

/**
 * `./data/es.mdx?notebook`: the cells of a chapter's notebook, a module apart that is fetched when one is downloaded.
 */
export function lessonNotebooks(): Plugin {
  return {
    name: "lesson-notebooks",
    enforce: "pre",
    resolveId(id, importer) {
      if (!id.endsWith(suffix)) return null;
      const page = id.slice(0, -"?notebook".length);
      // Not named .mdx: it is a page no more.
      const file = page.startsWith(".") && importer ? resolve(dirname(importer), page) : page;
      return `${prefix}${basename(dirname(file))}/${basename(file, ".mdx")}`;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const [chapter, language] = id.slice(prefix.length).split("/") as [string, string];
      const source = isLanguage(language) ? readLesson(chapter, language) : null;
      if (source === null || !isLanguage(language)) return null;
      return `export default ${JSON.stringify(notebookCellsOf(source, chapter, language))}`;
    },
  };
}
