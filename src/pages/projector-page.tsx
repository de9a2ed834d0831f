import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { defaultConfig } from "../experiment/config";
import { addSceneWords } from "../i18n/scene-words";
import { createFeeds } from "../notebook/feeds";
import { LabViewContext } from "../store/lab-view-context";
import { createMarks } from "../store/marks";
import { channelName, watchRun } from "../store/projection";
import { RunContext } from "../store/run-context";
import { useSettings } from "../store/settings-context";
import { usePageTitle } from "./page-title";
import { Presentation } from "./presentation";
import { toggleFullScreen, useKeyActions } from "./use-keys";

function openProjection(id: string) {
  addSceneWords();
  const marks = createMarks();
  const watched = watchRun(new BroadcastChannel(channelName(id)), defaultConfig, marks);
  const feeds = createFeeds(watched.run);
  watched.listen();
  return { ...watched, marks, feeds };
}

/** The window that a room sees: the run of the presenter's window, as that one tells it. */
export default function ProjectorPage({ id }: { id: string }) {
  const { t } = useTranslation("scenes");
  const [{ run, feeds, marks, presenter, close }] = useState(() => openProjection(id));
  usePageTitle(t("projector.title"));
  const status = useStore(presenter, (state) => state.status);
  const showing = useStore(presenter, (state) => state.showing);
  const setLanguage = useSettings((state) => state.setLanguage);
  const language = showing?.language;
  useEffect(() => {
    if (language) setLanguage(language);
  }, [language, setLanguage]);
  useEffect(() => {
    window.addEventListener("pagehide", close);
    return () => window.removeEventListener("pagehide", close);
  }, [close]);
  useKeyActions((action) => {
    if (action === "fullScreen") toggleFullScreen();
  });
  const shown = useMemo(() => ({ view: { ...showing?.view, present: true as const }, tell() {} }), [showing]);
  return (
    <RunContext value={run}>
      <LabViewContext value={shown}>
        <Presentation feeds={feeds} marks={marks} isMirror />
        {status !== "here" && (
          <p className="projector-notice" role="status">
            {t(status === "gone" ? "projector.gone" : "projector.waiting")}
          </p>
        )}
      </LabViewContext>
    </RunContext>
  );
}
