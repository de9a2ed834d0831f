import type { MDXContent } from "mdx/types";
import { loadChapterWords } from "../i18n/chapter-words";
import type { Language } from "../i18n/languages";
import type { ChapterSlug } from "../store/chapters";

/** A chapter's page, ready to be shown. */
export interface LoadedChapter {
  Content: MDXContent;
}

const pages = import.meta.glob<{ default: MDXContent }>("./*/*.mdx");
/** Whose figures stand in another chapter too, and bring their words along. */
const borrowed: Partial<Record<ChapterSlug, readonly ChapterSlug[]>> = { conclusions: ["batch-norm"] };
const loaded = new Map<string, Promise<LoadedChapter>>();

/** A chapter and the words of its figures in one language; the same promise each time it is asked for. */
export function loadChapter(slug: ChapterSlug, language: Language): Promise<LoadedChapter> {
  const path = `./${slug}/${language}.mdx`;
  const known = loaded.get(path);
  if (known) return known;
  const words = [slug, ...(borrowed[slug] ?? [])].map((chapter) => loadChapterWords(chapter, language));
  const promise = Promise.all([pages[path](), ...words]).then(([page]) => ({ Content: page.default }));
  loaded.set(path, promise);
  return promise;
}
