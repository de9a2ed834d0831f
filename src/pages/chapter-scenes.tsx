import { useTranslation } from "react-i18next";
import { addSceneListWords } from "../i18n/scene-list-words";
import { addSceneWords } from "../i18n/scene-words";
import { useHref } from "../store/address-context";
import type { ChapterSlug } from "../store/chapters";
import { scenesOf } from "../store/lab-scenes";

/** The chapter's demonstrations, ready in the Lab, for whoever teaches it. */
export function ChapterScenes({ slug }: { slug: ChapterSlug }) {
  addSceneWords();
  addSceneListWords();
  const { t } = useTranslation(["scenes", "scene-list"]);
  const href = useHref();
  const scenes = scenesOf(slug);
  if (scenes.length === 0) return null;
  return (
    <aside className="chapter-scenes" aria-labelledby="chapter-scenes">
      <h2 id="chapter-scenes">{t("scenes:inChapter")}</h2>
      <ul>
        {scenes.map(({ id, place }) => (
          <li key={id}>
            <a href={href(place)}>{t(`scene-list:${id}.title`)}</a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
