import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useRunState } from "../store/run-context";
import type { RunRecord } from "../store/run-record";
import { useRunDownload } from "./use-run-download";

/** Takes the run home. One that started from a file's weights can't be drawn again from its seed: their notice says so. */
export function RunDownload({ record }: { record: () => RunRecord }) {
  const { t } = useTranslation(["lab", "site"]);
  const { start, state } = useRunDownload(record);
  const isReady = useRunState(
    ({ status, failure }) => status !== "preparing" && (failure === null || failure.kind === "diverged"),
  );
  const hasWeights = useRunState(({ weights }) => weights !== null);
  return (
    <>
      <Button className="button" data-action="notebook" isDisabled={!isReady || hasWeights} onPress={start}>
        {t(state === "preparing" ? "site:notebook.preparing" : "lab:notebook.download")}
      </Button>
      <p className="lead-note" role="status">
        {state === "failed" && t("site:notebook.failed")}
      </p>
    </>
  );
}
