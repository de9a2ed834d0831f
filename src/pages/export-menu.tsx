import { useState } from "react";
import { Button, Dialog, DialogTrigger, FileTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import { download } from "../figures/download";
import { toCsv } from "../figures/table";
import { loadCompareWords } from "../i18n/compare-words";
import type { Feeds } from "../notebook/feeds";
import { keptRunOf } from "../notebook/keep-run";
import { keptRuns } from "../store/kept-runs";
import { useRun, useRunState } from "../store/run-context";
import type { RunRecord } from "../store/run-record";
import { writeRunReport } from "../store/run-report";
import { lossTable } from "./loss-table";
import { RunDownload } from "./run-download";
import type { WeightsOpener } from "./use-weights-opener";
import "./weights.css";

interface ExportMenuProps {
  feeds: Feeds;
  record(): RunRecord;
  opener: WeightsOpener;
}

/** What of the run can be taken home, and the weights that can be brought. */
export function ExportMenu({ feeds, record, opener }: ExportMenuProps) {
  const { t } = useTranslation("lab");
  return (
    <DialogTrigger>
      <Button className="button quiet">
        {t("export.label")}
        <ChevronIcon />
      </Button>
      <Popover className="popover weights-popover" placement="bottom end">
        <Dialog className="weights-dialog" aria-label={t("export.label")}>
          {({ close }) => (
            <>
              <section>
                <p>{t("export.notebookHint")}</p>
                <RunDownload record={record} />
              </section>
              <Numbers feeds={feeds} />
              <Weights />
              <section>
                <p>{t("weights.openHint")}</p>
                <FileTrigger
                  acceptedFileTypes={[".safetensors"]}
                  onSelect={(files) => {
                    if (files?.[0]) opener.open(files[0]);
                    close();
                  }}
                >
                  <Button className="button">{t("weights.open")}</Button>
                </FileTrigger>
              </section>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The run's own numbers, for programs: all of it as JSON, the losses as CSV. */
function Numbers({ feeds }: { feeds: Feeds }) {
  const { t } = useTranslation(["lab", "compare"]);
  const [reply, setReply] = useState("");
  const run = useRun();
  const seed = useRunState((state) => state.config.seed);
  const ready = useRunState((state) => state.ready);
  const hasRun = useHasRun();
  const named = (step: number, extension: string) => `activa-seed-${seed}-step-${step}.${extension}`;

  function told() {
    const { step, stepsPerSecond } = run.progress.current();
    const name = t("export.runName", { seed, step });
    return keptRunOf({ run, record: null, feeds, stepsPerSecond }, name, new Date());
  }

  async function keep() {
    await loadCompareWords();
    const kept = told();
    const came = kept
      ? ((await keptRuns.put(kept)) ?? { kind: "saved", name: kept.name })
      : { kind: "nothing" };
    setReply(t(`compare:kept.${came.kind}`, { ...came }));
  }

  function saveReport() {
    const report = told();
    if (!report || !ready) return;
    const text = writeRunReport(report, ready.dataset);
    download(named(report.step, "json"), new Blob([text], { type: "application/json" }));
  }

  function saveLosses() {
    const table = lossTable(feeds.loss.current().buckets, run.store.getState().evaluations);
    download(named(run.progress.current().step, "csv"), new Blob([toCsv(table)], { type: "text/csv" }));
  }

  return (
    <section>
      <p>{t("export.numbersHint")}</p>
      <div className="weights-buttons">
        <Button className="button" isDisabled={!hasRun} onPress={saveReport}>
          {t("export.json")}
        </Button>
        <Button className="button" isDisabled={!hasRun} onPress={saveLosses}>
          {t("export.csv")}
        </Button>
        <Button className="button" isDisabled={!hasRun} onPress={keep}>
          {t("export.keep")}
        </Button>
      </div>
      <p role="status">{reply}</p>
    </section>
  );
}

function Weights() {
  const { t } = useTranslation("lab");
  const hasRun = useHasRun();
  const seed = useRunState((state) => state.config.seed);
  const exportWeights = useRunState((state) => state.exportWeights);

  async function save() {
    const exported = await exportWeights();
    if (!exported) return;
    const { step, file } = exported;
    const blob = new Blob([file], { type: "application/octet-stream" });
    download(`activa-seed-${seed}-step-${step}.safetensors`, blob);
  }

  return (
    <section>
      <p>{t("weights.saveHint")}</p>
      <Button className="button" isDisabled={!hasRun} onPress={save}>
        {t("weights.save")}
      </Button>
    </section>
  );
}

function useHasRun(): boolean {
  return useRunState(({ status }) => status !== "preparing" && status !== "failed");
}
