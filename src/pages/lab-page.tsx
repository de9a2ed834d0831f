import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { createFeeds, type Feeds } from "../notebook/feeds";
import { useAddress } from "../store/address-context";
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
}

/** The Lab, with the one run that it keeps as long as the site is open. */
export default function LabPage({ kept }: { kept: RefObject<LabRun | null> }) {
  const { t } = useTranslation("lab");
  usePageTitle(t("name"));
  const config = useAddress((state) => state.config);
  const tellConfig = useAddress((state) => state.tellConfig);
  const backend = useSettings((state) => state.backend);
  if (kept.current === null) {
    const run = createRun((onEvent) => new RunClient(onEvent), config, backend);
    kept.current = { run, feeds: createFeeds(run), record: keepRecord(run) };
    run.start();
  }
  const { run, feeds, record } = kept.current;

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

  return (
    <RunContext value={run}>
      <Lab feeds={feeds} record={record} />
    </RunContext>
  );
}

const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
