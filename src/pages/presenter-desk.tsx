import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { addSceneListWords } from "../i18n/scene-list-words";
import { type ListedScene, sceneAfter } from "../store/lab-scenes";
import { sceneOf } from "../store/lab-view";
import { useLabView } from "../store/lab-view-context";
import type { MarksStore } from "../store/marks";
import type { RunShow } from "../store/projection";
import { StageTools } from "./stage-tools";

interface PresenterDeskProps {
  show: RunShow;
  marks: MarksStore;
  onScene(scene: ListedScene): void;
  /** Brings the projector's window to the front again, or opens another. */
  onReopen(): void;
}

/** What whoever teaches sees while another window shows the scene: notes, the time, what comes next, what to point with. */
export function PresenterDesk({ show, marks, onScene, onReopen }: PresenterDeskProps) {
  addSceneListWords();
  const { t } = useTranslation(["scenes", "scene-list"]);
  const { view } = useLabView();
  const scene = sceneOf(view);
  const isConnected = useStore(show.projector, (state) => state.isConnected);
  const next = sceneAfter(view.scene, 1);
  const before = sceneAfter(view.scene, -1);
  return (
    <section className="presenter-desk" aria-label={t("desk.title")}>
      <div className="presenter-notes">
        <h2>{scene ? t(`scene-list:${scene.id}.title`) : t("desk.notes")}</h2>
        <p>{scene ? t(`scene-list:${scene.id}.notes`) : t("desk.pick")}</p>
      </div>
      <div className="presenter-side">
        <Clock />
        <p>
          {next ? (
            <>
              {t("desk.nextScene")}: <strong>{t(`scene-list:${next.id}.title`)}</strong>
            </>
          ) : (
            t("desk.last")
          )}
        </p>
        <div className="presenter-actions">
          <Button
            className="button"
            isDisabled={before === null || !view.scene}
            onPress={() => onScene(before!)}
          >
            {t("previous")}
          </Button>
          <Button className="button" isDisabled={next === null} onPress={() => onScene(next!)}>
            {t("next")}
          </Button>
        </div>
        <StageTools marks={marks} />
        <p role="status">{t(isConnected ? "desk.connected" : "desk.waiting")}</p>
        <div className="presenter-actions">
          <Button className="button" onPress={onReopen}>
            {t("desk.reopen")}
          </Button>
          <Button className="button" onPress={() => show.close()}>
            {t("desk.close")}
          </Button>
        </div>
      </div>
    </section>
  );
}

/** The time of day, and how long this has been going on. */
function Clock() {
  const { t, i18n } = useTranslation("scenes");
  const [began] = useState(() => Date.now());
  const [now, setNow] = useState(began);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((now - began) / 1000);
  const elapsed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const time = new Date(now).toLocaleTimeString(i18n.language, { hour: "2-digit", minute: "2-digit" });
  return (
    <p className="presenter-clock">
      {t("desk.now")} <strong>{time}</strong> · {t("desk.elapsed")} <strong>{elapsed}</strong>
    </p>
  );
}
