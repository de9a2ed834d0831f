import type { MDXContent } from "mdx/types";
import { loadChapterWords } from "../i18n/chapter-words";
import type { Language } from "../i18n/languages";
import type { ChapterSlug } from "../store/chapters";

/** A chapter's page, ready to be shown. */
export interface LoadedChapter {
  Content: MDXContent;
}

const pages = import.meta.glob<{ default: MDXContent }>("./*/*.mdx");
const loaded = new Map<string, Promise<LoadedChapter>>();

/** A chapter and the words of its figures in one language; the same promise each time it is asked for. */
export function loadChapter(slug: ChapterSlug, language: Language): Promise<LoadedChapter> {
  const path = `./${slug}/${language}.mdx`;
  const known = loaded.get(path);
  if (known) return known;
  const promise = Promise.all([pages[path](), loadChapterWords(slug, language)]).then(([page]) => ({
    Content: page.default,
  }));
  loaded.set(path, promise);
  return promise;
}
