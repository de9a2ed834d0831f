import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { FrameRequest } from "../experiment/frame";
import type { Feeds } from "../notebook/feeds";
import { useLabView } from "../store/lab-view-context";
import type { MarksStore } from "../store/marks";
import { Presentation } from "./presentation";
import { StageTools } from "./stage-tools";

interface StageProps {
  feeds: Feeds;
  marks: MarksStore;
  /** What the figures of the projector's window need of the same frames. */
  alsoWatched: FrameRequest;
  /** The menu of scenes. */
  scenes: ReactNode;
  onLeave(): void;
  /** What whoever presents is told. */
  children: ReactNode;
}

/** The presentation in the window of whoever presents: with what to point with, the other scenes, the way out. */
export function Stage({ feeds, marks, alsoWatched, scenes, onLeave, children }: StageProps) {
  const { t } = useTranslation("scenes");
  const { view } = useLabView();
  return (
    <>
      <Presentation feeds={feeds} marks={marks} alsoWatched={alsoWatched}>
        <div className="stage-actions">
          <StageTools marks={marks} />
          {scenes}
          <Button className="button quiet" onPress={onLeave}>
            {t("leave")} <kbd>Esc</kbd>
          </Button>
        </div>
        {children}
      </Presentation>
      <StageHints key={view.scene} />
    </>
  );
}

const hints = [
  ["space", "play"],
  ["→", "step"],
  ["1–9, 0", "scene"],
  ["L", "laser"],
  ["D", "draw"],
  ["C", "clear"],
  ["PgDn", "turn"],
  ["Esc", "leave"],
] as const;

/** The keys, for a while: then they leave the room to the figures. */
function StageHints() {
  const { t } = useTranslation("scenes");
  return (
    <p className="stage-hints">
      {hints.map(([key, hint]) => (
        <span key={hint}>
          <kbd>{key === "space" ? t("hints.space") : key}</kbd> {t(`hints.${hint}`)}
        </span>
      ))}
    </p>
  );
}
