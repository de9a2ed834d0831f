import { use, useState } from "react";
import { Button, Dialog, FileTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { download } from "../figures/download";
import { loadKeepWords } from "../i18n/keep-words";
import { applySaved, collectSaved } from "../store/everything-saved";
import type { KeepFailure } from "../store/kept-runs";
import { type ReadSaved, readSaved, type Saved, type SavedFailure, writeSaved } from "../store/saved-file";
import { ImportSummary } from "./import-summary";
import "./keep.css";
import { useShelves } from "./use-shelves";

/** Everything of the reader's that this browser keeps: as a file to take away, and such a file brought back. */
export default function SavedDialog({ onClose }: { onClose(): void }) {
  use(loadKeepWords());
  const { t } = useTranslation("keep");
  return (
    <ModalOverlay className="overlay" isDismissable isOpen onOpenChange={onClose}>
      <Modal className="modal keep-modal">
        <Dialog className="keep-dialog saved-dialog">
          <Heading slot="title">{t("saved.title")}</Heading>
          <Kept />
          <div className="keep-actions">
            <Button className="button" onPress={onClose}>
              {t("close")}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A file as it was read, beside what is here. */
interface Brought {
  file: string;
  here: Saved;
  read: Exclude<ReadSaved, { kind: "refused" }>;
}

type Outcome =
  | { kind: "refused"; file: string; failure: SavedFailure }
  | { kind: "failed"; failure: KeepFailure }
  | { kind: "done" };

function Kept() {
  const { t } = useTranslation("keep");
  const shelves = useShelves();
  const [brought, setBrought] = useState<Brought | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function save() {
    const saved = await collectSaved(shelves);
    download(
      `activa-${saved.date.slice(0, 10)}.json`,
      new Blob([writeSaved(saved)], { type: "application/json" }),
    );
  }

  async function open(file: File) {
    setOutcome(null);
    const read = readSaved(await file.text());
    if (read.kind === "refused") {
      setBrought(null);
      return setOutcome({ kind: "refused", file: file.name, failure: read.failure });
    }
    setBrought({ file: file.name, here: await collectSaved(shelves), read });
  }

  async function apply({ read }: Brought, how: "merge" | "replace") {
    const failure =
      read.kind === "run" ? await shelves.runs.put(read.run) : await applySaved(read.saved, how, shelves);
    setBrought(null);
    setOutcome(failure ? { kind: "failed", failure } : { kind: "done" });
  }

  return (
    <>
      <p>{t("saved.explanation")}</p>
      <div className="keep-actions">
        <Button className="button primary" onPress={() => void save()}>
          {t("saved.save")}
        </Button>
        <FileTrigger
          acceptedFileTypes={["application/json", ".json"]}
          onSelect={(files) => files?.[0] && void open(files[0])}
        >
          <Button className="button">{t("saved.open")}</Button>
        </FileTrigger>
      </div>
      {brought && (
        <section aria-label={brought.file}>
          <ImportSummary {...brought} />
          <div className="keep-actions">
            <Button className="button primary" onPress={() => void apply(brought, "merge")}>
              {t("saved.merge")}
            </Button>
            {brought.read.kind === "saved" && (
              <Button className="button" onPress={() => void apply(brought, "replace")}>
                {t("saved.replace")}
              </Button>
            )}
          </div>
        </section>
      )}
      <div role="status" data-outcome={outcome?.kind}>
        {outcome?.kind === "done" && <p>{t("saved.done")}</p>}
        {outcome?.kind === "refused" && (
          <p className="file-refused" data-failure={outcome.failure.kind}>
            <strong>{t("saved.refused", { file: outcome.file })}</strong>{" "}
            {t(`saved.${outcome.failure.kind}`, { ...outcome.failure })} {t("saved.unchanged")}
          </p>
        )}
        {outcome?.kind === "failed" && (
          <p className="file-refused" data-failure={outcome.failure.kind}>
            {t(`failure.${outcome.failure.kind}`, { ...outcome.failure })} {t("saved.unchanged")}
          </p>
        )}
      </div>
    </>
  );
}
