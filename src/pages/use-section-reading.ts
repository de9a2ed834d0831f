import { type RefObject, useEffect } from "react";
import { useAddress } from "../store/address-context";
import type { ChapterSlug } from "../store/chapters";
import { useProgress } from "../store/progress-context";

/**
 * Follows the reader through a chapter: the address names the section he is in, and one counts as read when the next
 * one, or the chapter's `end`, comes up the screen.
 */
export function useSectionReading(
  slug: ChapterSlug,
  article: RefObject<HTMLElement | null>,
  end: RefObject<HTMLElement | null>,
  language: string,
): void {
  const tellAnchor = useAddress((state) => state.tellAnchor);
  const readSection = useProgress((state) => state.readSection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other language's page has headings of its own
  useEffect(() => {
    const headings = [...article.current!.querySelectorAll<HTMLElement>("h2[id]")];
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!isIntersecting) continue;
          const place = headings.indexOf(target as HTMLElement);
          if (place > 0) readSection(slug, headings[place - 1].id);
          tellAnchor(target.id);
        }
      },
      { rootMargin: "0px 0px -50% 0px" },
    );
    const bottom = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting && headings.length > 0) readSection(slug, headings.at(-1)!.id);
    });
    for (const heading of headings) observer.observe(heading);
    bottom.observe(end.current!);
    return () => {
      observer.disconnect();
      bottom.disconnect();
    };
  }, [slug, article, end, language, tellAnchor, readSection]);
}
