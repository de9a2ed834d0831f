import { lazy, Suspense } from "react";
import { Button, MenuTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import type { ListedScene, PairScene } from "../store/lab-scenes";

const SceneList = lazy(() => import("./scene-list").then(({ SceneList }) => ({ default: SceneList })));

interface SceneMenuProps {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  onScene(scene: ListedScene | PairScene): void;
}

/** The way to every prepared scene. */
export function SceneMenu({ isOpen, onOpenChange, onScene }: SceneMenuProps) {
  const { t } = useTranslation("scenes");
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className="button quiet scene-menu-open">
        {t("menu")}
        <ChevronIcon />
      </Button>
      <Popover className="popover scene-menu" placement="bottom end">
        <Suspense>
          <SceneList onScene={onScene} />
        </Suspense>
      </Popover>
    </MenuTrigger>
  );
}
