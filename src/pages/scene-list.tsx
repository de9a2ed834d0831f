import outline from "virtual:outline";
import { Header, Menu, MenuItem, MenuSection } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { addSceneListWords } from "../i18n/scene-list-words";
import { chapterSlugs } from "../store/chapters";
import { type ListedScene, numberedScenes, type PairScene, sceneCalled, scenes } from "../store/lab-scenes";
import { useLabView } from "../store/lab-view-context";
import { useSettings } from "../store/settings-context";

/** Every prepared scene, by chapter; beside those that a number opens, the number. */
export function SceneList({ onScene }: { onScene(scene: ListedScene | PairScene): void }) {
  addSceneListWords();
  const { t } = useTranslation(["scenes", "scene-list"]);
  const language = useSettings((state) => state.language);
  const { view } = useLabView();
  const numbered = numberedScenes(view.scene);
  const numberOf = (id: string) => numbered.findIndex((scene) => scene.id === id) + 1;
  return (
    <Menu
      className="listbox"
      aria-label={t("scenes:menuLabel")}
      onAction={(id) => onScene(sceneCalled(String(id)))}
    >
      {chapterSlugs
        .filter((slug) => scenes.some(({ chapter }) => chapter === slug))
        .map((slug) => (
          <MenuSection key={slug} id={slug} className="scene-menu-chapter">
            <Header className="scene-menu-title">
              {chapterSlugs.indexOf(slug)}. {outline[language][slug].title}
            </Header>
            {scenes
              .filter(({ chapter }) => chapter === slug)
              .map((scene) => (
                <MenuItem
                  key={scene.id}
                  id={scene.id}
                  className="listbox-item scene-menu-item"
                  textValue={t(`scene-list:${scene.id}.title`)}
                >
                  <span>
                    {t(`scene-list:${scene.id}.title`)}
                    {"pair" in scene && <small> · {t("scenes:compare")}</small>}
                    {scene.id === view.scene && <small> · {t("scenes:current")}</small>}
                  </span>
                  {numberOf(scene.id) > 0 && <kbd>{numberOf(scene.id)}</kbd>}
                </MenuItem>
              ))}
          </MenuSection>
        ))}
    </Menu>
  );
}
