/** The lesson's chapters, in order: the names that addresses and progress know them by. Their number is their place. */
export const chapterSlugs = [
  "introduction",
  "data",
  "initial-loss",
  "saturation",
  "kaiming",
  "layers",
  "statistics",
  "batch-norm",
  "batch-norm-1d",
  "resnet",
  "conclusions",
] as const;

export type ChapterSlug = (typeof chapterSlugs)[number];

export function isChapter(text: string): text is ChapterSlug {
  return (chapterSlugs as readonly string[]).includes(text);
}
