import { type RefObject, use, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { loadSweepWords } from "../i18n/sweep-words";
import { useAddress } from "../store/address-context";
import { createSweep, type SweepStore } from "../store/sweep";
import { StudyClient } from "../worker/study-client";
import { usePageTitle } from "./page-title";
import { SweepView } from "./sweep-view";

/** A worker holds names of its own and a heap: more of them than this cost a machine more memory than they win time. */
const MOST_WORKERS = 8;

/** The site's one sweep and its workers: as many as the machine has cores to spare. */
export interface KeptSweep {
  sweep: SweepStore;
  client: StudyClient;
}

/** Runs over the values of one field or two. What was computed is kept as long as the site is open. */
export default function SweepPage({ kept }: { kept: RefObject<KeptSweep | null> }) {
  use(loadSweepWords());
  const { t } = useTranslation("sweep");
  usePageTitle(t("name"));
  const spec = useAddress(({ place }) => (place.page === "sweep" ? place.sweep : null))!;
  if (kept.current === null) {
    const client = new StudyClient(Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency - 1)));
    kept.current = { client, sweep: createSweep(client, spec, () => performance.now()) };
  }
  const { sweep, client } = kept.current;
  useEffect(() => sweep.getState().setSpec(spec), [sweep, spec]);
  useEffect(
    () => () => {
      sweep.getState().stop();
      client.dismiss();
    },
    [sweep, client],
  );
  return <SweepView state={useStore(sweep)} />;
}
