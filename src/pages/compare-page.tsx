import { type RefObject, use, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { loadCompareWords } from "../i18n/compare-words";
import { TwinViews } from "../notebook/twin-views";
import { useAddress } from "../store/address-context";
import type { OpenedFile } from "../store/own-file";
import { useSettings } from "../store/settings-context";
import { createTwins, type Twins } from "../store/twins";
import { TwinsContext } from "../store/twins-context";
import { RunClient } from "../worker/client";
import { Compare } from "./compare";
import { usePageTitle } from "./page-title";

/** The runs side by side, and what their figures draw. */
export interface ComparedTwins {
  twins: Twins;
  views: TwinViews;
}

interface ComparePageProps {
  /** They outlive a visit to another page. */
  kept: RefObject<ComparedTwins | null>;
  /** The reader's own list of names, if the Lab has one: a run that came from there learns it here too. */
  file: OpenedFile | null;
}

/** Several runs side by side, kept as long as the site is open. */
export default function ComparePage({ kept, file }: ComparePageProps) {
  use(loadCompareWords());
  const { t } = useTranslation("compare");
  usePageTitle(t("name"));
  const configs = useAddress((state) => state.compared)!;
  const tellCompared = useAddress((state) => state.tellCompared);
  const backend = useSettings((state) => state.backend);
  if (kept.current === null) {
    const twins = createTwins((onEvent) => new RunClient(onEvent), configs, backend, file);
    kept.current = { twins, views: new TwinViews(twins) };
  }
  const { twins, views } = kept.current;

  useEffect(() => twins.store.getState().setBackend(backend), [twins, backend]);
  useEffect(() => twins.store.getState().setFile(file), [twins, file]);
  // The address brought other runs, or the page made them others: each tells the other.
  useEffect(() => {
    const { configs: present, setConfigs } = twins.store.getState();
    if (JSON.stringify(present) !== JSON.stringify(configs)) setConfigs(configs);
  }, [twins, configs]);
  useEffect(
    () =>
      twins.store.subscribe((state, before) => {
        if (state.configs !== before.configs) tellCompared(state.configs);
      }),
    [twins, tellCompared],
  );
  useEffect(() => () => twins.store.getState().pause(), [twins]);

  return (
    <TwinsContext value={twins}>
      <Compare views={views} />
    </TwinsContext>
  );
}
