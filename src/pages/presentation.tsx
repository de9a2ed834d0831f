import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type FrameRequest, lossesOnly } from "../experiment/frame";
import { addSceneListWords } from "../i18n/scene-list-words";
import { project } from "../look/theme";
import type { Feeds } from "../notebook/feeds";
import { sceneOf } from "../store/lab-view";
import { useLabView } from "../store/lab-view-context";
import type { MarksStore } from "../store/marks";
import { useRunState } from "../store/run-context";
import { FailureMessage } from "./failure-message";
import { Ink } from "./ink";
import { LabFigures } from "./lab-figures";
import "./lab.css";
import "./presentation.css";
import { StageKnobs } from "./stage-knobs";
import { Stages } from "./stages";
import { TransportBar } from "./transport-bar";

interface PresentationProps {
  feeds: Feeds;
  marks: MarksStore;
  /** Another window has the controls: here they only show where they stand. */
  isMirror?: boolean;
  /** What the figures of the projector's window need of the same frames. */
  alsoWatched?: FrameRequest;
  /** What whoever presents is told, and has at hand. */
  children?: ReactNode;
}

/** A scene for a room: dark, large, what is in use and nothing else, all of it on the screen at once. */
export function Presentation({
  feeds,
  marks,
  isMirror = false,
  alsoWatched = lossesOnly,
  children,
}: PresentationProps) {
  addSceneListWords();
  const { t } = useTranslation(["scenes", "scene-list", "lab"]);
  const { view } = useLabView();
  const scene = sceneOf(view);
  const isReady = useRunState((state) => state.ready !== null);
  useEffect(project, []);
  return (
    <div className="stage">
      <header className="stage-head">
        <div className="stage-title">
          <h1>{scene ? t(`scene-list:${scene.id}.title`) : t("lab:name")}</h1>
          {scene && <p>{t(`scene-list:${scene.id}.look`)}</p>}
        </div>
        {children}
        <FailureMessage />
      </header>
      <main className="stage-figures" aria-label={t("scenes:stage")}>
        {isReady ? <LabFigures feeds={feeds} alsoWatched={alsoWatched} /> : <Stages />}
      </main>
      <footer className="stage-foot" inert={isMirror}>
        <TransportBar />
        <StageKnobs />
      </footer>
      <Ink marks={marks} isOwn={!isMirror} />
    </div>
  );
}
