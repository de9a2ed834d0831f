import type { Language } from "../i18n/languages";
import type { ChapterSlug } from "../store/chapters";

/** A chapter's title and the sections that its contents list. */
export interface ChapterOutline {
  title: string;
  sections: { anchor: string; text: string }[];
  /** Its exercises, each with the section or subsection that it stands in. */
  exercises: { id: string; title: string; anchor: string | null }[];
  /** Whether any of its code can run. */
  hasCode: boolean;
}

export type Outline = Record<Language, Record<ChapterSlug, ChapterOutline>>;
