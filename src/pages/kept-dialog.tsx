import { useState } from "react";
import {
  Button,
  Dialog,
  DialogTrigger,
  Heading,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextField,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import { mostCompared } from "../store/compared-link";
import { type KeepFailure, type KeptRun, keptRuns, longestName, mostKept } from "../store/kept-runs";
import { useTwinsState } from "../store/twins-context";
import { useKeptRuns } from "./use-kept-runs";

/** The runs that the reader kept: to be compared, renamed, deleted. */
export function KeptDialog() {
  const { t } = useTranslation("compare");
  return (
    <DialogTrigger>
      <Button className="button quiet">{t("kept.open")}</Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal kept-modal">
          <Dialog className="kept-dialog">
            {({ close }) => (
              <>
                <div className="sheet-head">
                  <Heading slot="title">{t("kept.title")}</Heading>
                  <Button slot="close" className="button">
                    {t("kept.close")}
                  </Button>
                </div>
                <KeptList onCompare={close} />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function KeptList({ onCompare }: { onCompare(): void }) {
  const { t, i18n } = useTranslation("compare");
  const { count } = numberFormat(i18n.language);
  const runs = useKeptRuns();
  const addKept = useTwinsState((state) => state.addKept);
  const isFull = useTwinsState(({ twins }) => twins.length >= mostCompared);
  const [failure, setFailure] = useState<KeepFailure | null>(null);
  /** The run deleted last, which can be had back. */
  const [deleted, setDeleted] = useState<KeptRun | null>(null);

  async function remove(run: KeptRun) {
    const failed = await keptRuns.remove(run.id);
    setFailure(failed);
    if (!failed) setDeleted(run);
  }

  async function bringBack(run: KeptRun) {
    const failed = await keptRuns.put(run);
    setFailure(failed);
    if (!failed) setDeleted(null);
  }

  return (
    <>
      <p className="kept-hint">
        {runs?.length ? t("kept.hint", { count: runs.length, maximum: mostKept }) : t("kept.none")}
        {isFull && runs?.length ? ` ${t("kept.full")}` : ""}
      </p>
      <div role="status">
        {failure && <p className="file-refused">{t(`kept.${failure.kind}`, { ...failure })}</p>}
        {deleted && (
          <p className="kept-deleted">
            {t("kept.deleted", { name: deleted.name })}{" "}
            <Button className="button quiet" onPress={() => void bringBack(deleted)}>
              {t("kept.undo")}
            </Button>
          </p>
        )}
      </div>
      <ul className="kept-runs">
        {runs?.map((run) => (
          <li key={run.id} className="kept-run">
            <Name run={run} onRename={async (name) => setFailure(await keptRuns.put({ ...run, name }))} />
            <p className="kept-date">
              {t("kept.date", {
                date: new Date(run.date).toLocaleString(i18n.language, {
                  dateStyle: "medium",
                  timeStyle: "short",
                }),
                step: count(run.step),
              })}
            </p>
            <div className="kept-actions">
              <Button
                className="button"
                isDisabled={isFull}
                onPress={() => {
                  addKept(run);
                  onCompare();
                }}
              >
                {t("kept.compare")}
              </Button>
              <Button
                className="button quiet"
                aria-label={`${t("kept.delete")}: ${run.name}`}
                onPress={() => void remove(run)}
              >
                {t("kept.delete")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Takes its new name when it is left or Enter is pressed; without one it keeps the old. */
function Name({ run, onRename }: { run: KeptRun; onRename(name: string): void }) {
  const { t } = useTranslation("compare");
  const [typed, setTyped] = useState(run.name);

  function rename() {
    const name = typed.trim();
    if (name && name !== run.name) onRename(name);
    else setTyped(run.name);
  }

  return (
    <TextField
      className="text-field"
      value={typed}
      onChange={setTyped}
      maxLength={longestName}
      onBlur={rename}
    >
      <Label className="said">{t("kept.rename")}</Label>
      <Input
        className="text-field-input"
        onKeyDown={(event) => {
          if (event.key === "Enter") rename();
        }}
      />
    </TextField>
  );
}
