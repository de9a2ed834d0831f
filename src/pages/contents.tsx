import outline from "virtual:outline";
import { useTranslation } from "react-i18next";
import { CheckIcon } from "../controls/icons";
import { useAddress, useHref } from "../store/address-context";
import { chapterSlugs } from "../store/chapters";
import { useProgress } from "../store/progress-context";
import { useSettings } from "../store/settings-context";

/** Every chapter with how much of it has been read and solved; of the one that is open, its sections. */
export function Contents({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation("site");
  const href = useHref();
  const language = useSettings((state) => state.language);
  const place = useAddress((state) => state.place);
  const sectionsRead = useProgress((state) => state.sections);
  const exercisesSolved = useProgress((state) => state.exercises);
  return (
    <ol className="contents">
      {chapterSlugs.map((slug, number) => {
        const { title, sections, exercises } = outline[language][slug];
        const isOpen = place.page === "chapter" && place.slug === slug;
        const solved = exercises.filter(({ id }) => exercisesSolved.includes(id)).length;
        const read = sections.filter(({ anchor }) => sectionsRead[slug]?.includes(anchor)).length;
        return (
          <li key={slug} className="contents-chapter" data-open={isOpen || undefined}>
            <a
              href={href({ page: "chapter", slug, anchor: null })}
              onClick={onGo}
              {...(isOpen && { "aria-current": "page" })}
            >
              <span className="contents-number">{number}</span>
              <span className="contents-title">{title}</span>
              {exercises.length > 0 && (
                <span className="contents-exercises" data-done={solved === exercises.length || undefined}>
                  <span aria-hidden="true">
                    {solved}/{exercises.length}
                  </span>
                  <span className="said">{t("exercisesSolved", { solved, count: exercises.length })}</span>
                </span>
              )}
            </a>
            {sections.length > 0 && (
              <progress
                className="contents-progress"
                max={sections.length}
                value={read}
                aria-label={t("sectionsRead", { read, all: sections.length })}
              />
            )}
            {isOpen && (
              <ol className="contents-sections">
                {sections.map(({ anchor, text }) => (
                  <li key={anchor}>
                    <a
                      href={href({ page: "chapter", slug, anchor })}
                      onClick={onGo}
                      {...(place.anchor === anchor && { "aria-current": "location" })}
                    >
                      {text}
                      {sectionsRead[slug]?.includes(anchor) && (
                        <span className="contents-read">
                          <CheckIcon />
                          <span className="said">{t("read")}</span>
                        </span>
                      )}
                    </a>
                  </li>
                ))}
              </ol>
            )}
          </li>
        );
      })}
    </ol>
  );
}
