import { type DragEvent, useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { type FileFailure, readOwnFile } from "../store/own-file";
import { useRunState } from "../store/run-context";
import { wordFailure } from "./failure-wording";

/** Opens a text of the reader's own: it never leaves the browser. A file that is refused leaves the run as it is. */
export function FileOpener() {
  const { t, i18n } = useTranslation("lab");
  const problems = useTranslation("problems");
  const file = useRunState((state) => state.file);
  const config = useRunState((state) => state.config);
  const openFile = useRunState((state) => state.openFile);
  const [refused, setRefused] = useState<{ name: string; failure: FileFailure } | null>(null);
  const [isOver, setIsOver] = useState(false);

  async function open(chosen: File | undefined) {
    if (!chosen) return;
    const outcome = await readOwnFile(chosen);
    if ("failure" in outcome) return setRefused({ name: chosen.name, failure: outcome.failure });
    setRefused(null);
    openFile(outcome.opened);
  }

  function drop(event: DragEvent) {
    event.preventDefault(); // the browser would leave the page and show the file
    setIsOver(false);
    open(event.dataTransfer.files[0]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's shortcut; the button does the same
    <div
      className="file-opener"
      data-drop-target={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <FileTrigger acceptedFileTypes={["text/plain", ".txt", ".csv"]} onSelect={(files) => open(files?.[0])}>
        <Button className="button">{t("file.open")}</Button>
      </FileTrigger>
      <span className="file-opener-hint">
        {file ? t("file.opened", { name: file.name }) : t("file.drop")}
      </span>
      {refused && (
        <p className="file-refused" role="alert" data-failure={refused.failure.kind}>
          <strong>{t("file.refused", { name: refused.name })}</strong>{" "}
          {wordFailure(refused.failure, config, problems.t, i18n.language)} {t("file.unchanged")}
        </p>
      )}
    </div>
  );
}
