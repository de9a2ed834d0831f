import { type RefObject, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { addSceneWords } from "../i18n/scene-words";
import { createFeeds, type Feeds } from "../notebook/feeds";
import { useAddress } from "../store/address-context";
import type { LabView } from "../store/lab-view";
import { LabViewContext } from "../store/lab-view-context";
import { createMarks, type MarksStore } from "../store/marks";
import { type RunShow, showRun } from "../store/projection";
import { createRun, type Run } from "../store/run";
import { RunContext } from "../store/run-context";
import { keepRecord, type RunRecord } from "../store/run-record";
import { useSettings } from "../store/settings-context";
import { RunClient } from "../worker/client";
import { Lab } from "./lab";
import { usePageTitle } from "./page-title";

/** The Lab's run and what its figures draw. */
export interface LabRun {
  run: Run;
  feeds: Feeds;
  /** For its notebook. */
  record(): RunRecord;
  /** What whoever presents points at and draws. */
  marks: MarksStore;
  /** The run in the projector's window. */
  show: RunShow;
}

const nothingSaid: LabView = {};

/** The Lab, with the one run that it keeps as long as the site is open. */
export default function LabPage({ kept }: { kept: RefObject<LabRun | null> }) {
  const { t } = useTranslation("lab");
  usePageTitle(t("name"));
  const config = useAddress((state) => state.config);
  const tellConfig = useAddress((state) => state.tellConfig);
  const backend = useSettings((state) => state.backend);
  const view = useAddress(({ place }) => (place.page === "lab" && place.view) || nothingSaid);
  const tellView = useAddress((state) => state.tellView);
  if (kept.current === null) {
    addSceneWords();
    const run = createRun((onEvent) => new RunClient(onEvent), config, backend);
    const marks = createMarks();
    kept.current = {
      run,
      feeds: createFeeds(run),
      record: keepRecord(run),
      marks,
      show: showRun(run, marks),
    };
    run.start();
  }
  const { run, feeds, record, marks, show } = kept.current;

  useEffect(() => run.store.getState().setBackend(backend), [run, backend]);
  // The address brought another run, or the run's controls made it one: each tells the other.
  useEffect(() => {
    if (!isSame(run.store.getState().config, config)) run.store.getState().setConfig(config);
  }, [run, config]);
  useEffect(
    () =>
      run.store.subscribe((state, before) => {
        if (state.config !== before.config) tellConfig(state.config);
      }),
    [run, tellConfig],
  );
  useEffect(() => () => run.store.getState().pause(), [run]);

  const shown = useMemo(() => ({ view, tell: tellView }), [view, tellView]);

  return (
    <RunContext value={run}>
      <LabViewContext value={shown}>
        <Lab feeds={feeds} record={record} marks={marks} show={show} />
      </LabViewContext>
    </RunContext>
  );
}

const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
