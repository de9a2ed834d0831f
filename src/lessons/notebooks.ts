import type { BuiltChapter } from "../export/chapter-notebook";
import type { Language } from "../i18n/languages";
import type { ChapterSlug } from "../store/chapters";

const notebooks = import.meta.glob<BuiltChapter>("./*/{es,en}.mdx", {
  query: "?notebook",
  import: "default",
});

/** A chapter as the cells of a notebook: fetched when one is downloaded. */
export function loadNotebook(slug: ChapterSlug, language: Language): Promise<BuiltChapter> {
  return notebooks[`./${slug}/${language}.mdx`]!();
}
