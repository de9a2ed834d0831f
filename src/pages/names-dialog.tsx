import { use, useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../controls/choice-field";
import { choices, type RunConfig } from "../experiment/config";
import { fittingEncoding } from "../experiment/spelling";
import { loadKeepWords } from "../i18n/keep-words";
import type { KeepFailure } from "../store/kept-runs";
import { ownNames } from "../store/own-names";
import { useRunState } from "../store/run-context";
import { wordFailure } from "./failure-wording";
import "./keep.css";
import { NamesSummary } from "./names-summary";
import type { NamesSource } from "./use-names-intake";
import { useNamesSurvey } from "./use-names-survey";

interface NamesDialogProps {
  source: NamesSource;
  onClose(): void;
}

/** What is in a list of the reader's own and what a run would learn of it; then he says whether it shall. */
export default function NamesDialog({ source, onClose }: NamesDialogProps) {
  use(loadKeepWords());
  const { t } = useTranslation("keep");
  return (
    <ModalOverlay className="overlay" isDismissable isOpen onOpenChange={onClose}>
      <Modal className="modal keep-modal">
        <Dialog className="keep-dialog names-dialog">
          <Heading slot="title">{t("names.title", { name: source.name })}</Heading>
          <Looked source={source} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Looked({ source, onClose }: NamesDialogProps) {
  const { t, i18n } = useTranslation(["keep", "fields"]);
  const problems = useTranslation("problems");
  const config = useRunState((state) => state.config);
  const openFile = useRunState((state) => state.openFile);
  const [encoding, setEncoding] = useState<RunConfig["encoding"]>(fittingEncoding("file"));
  const [notKept, setNotKept] = useState<KeepFailure | null>(null);
  const { result, done, failure } = useNamesSurvey(source.content, encoding);
  const looked = result?.kind === "surveyed" ? result : null;
  const refusal = failure ?? (result?.kind === "refused" ? result.failure : (looked?.survey.failure ?? null));

  async function learn(text: string) {
    openFile({ name: source.name, text }, encoding);
    const failed = await ownNames.put({
      version: 1,
      name: source.name.slice(0, 300),
      date: new Date().toISOString(),
      text,
    });
    if (failed) setNotKept(failed);
    else onClose();
  }

  if (notKept) {
    return (
      <>
        <p className="file-refused" role="alert">
          {t("keep:names.notKept")} {t(`keep:failure.${notKept.kind}`, { ...notKept })}
        </p>
        <Button className="button" onPress={onClose}>
          {t("keep:close")}
        </Button>
      </>
    );
  }
  return (
    <>
      {!result && !failure && (
        <p role="status">
          {t("keep:names.looking")} <progress value={done ?? 0} aria-label={t("keep:names.looking")} />
        </p>
      )}
      {looked && <NamesSummary looked={looked} />}
      {refusal && (
        <p className="file-refused" role="alert" data-failure={refusal.kind}>
          {wordFailure(refusal, config, problems.t, i18n.language)} {t("keep:names.unchanged")}
        </p>
      )}
      {looked && (
        <ChoiceField<RunConfig["encoding"]>
          name={t("fields:encoding.name")}
          explanation={t(`fields:encoding.explanations.${encoding}`, {
            defaultValue: t("fields:encoding.explanation"),
          })}
          value={encoding}
          layout="row"
          options={choices.encoding.map((value) => ({ value, label: t(`fields:encoding.options.${value}`) }))}
          onChange={setEncoding}
        />
      )}
      {looked && <p className="keep-note">{t("keep:names.private")}</p>}
      <div className="keep-actions">
        {looked && (
          <Button
            className="button primary"
            isDisabled={refusal !== null || done !== null}
            onPress={() => void learn(looked.text)}
          >
            {t("keep:names.use")}
          </Button>
        )}
        <Button className="button" onPress={onClose}>
          {t(looked ? "keep:names.leave" : "keep:close")}
        </Button>
      </div>
    </>
  );
}
