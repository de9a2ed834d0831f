import type { Language } from "../i18n/languages";
import type { ChapterSlug } from "../store/chapters";

/** A chapter's title and the sections that its contents list. */
export interface ChapterOutline {
  title: string;
  sections: { anchor: string; text: string }[];
  /** Ids of its exercises. */
  exercises: string[];
  /** Whether any of its code can run. */
  hasCode: boolean;
}

export type Outline = Record<Language, Record<ChapterSlug, ChapterOutline>>;
