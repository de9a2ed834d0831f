import { Button, FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ownNames } from "../store/own-names";
import { useRunState } from "../store/run-context";
import { NamesIntake } from "./names-intake";
import { useNamesIntake } from "./use-names-intake";
import { useOwnNames } from "./use-own-names";

/** Opens a text of the reader's own, or the one that he used last: it never leaves the browser. */
export function FileOpener() {
  const { t } = useTranslation("lab");
  const file = useRunState((state) => state.file);
  const openFile = useRunState((state) => state.openFile);
  const intake = useNamesIntake();
  const kept = useOwnNames();

  return (
    <div className="file-opener">
      <FileTrigger
        acceptedFileTypes={["text/plain", ".txt", ".csv"]}
        onSelect={(files) => files?.[0] && void intake.open(files[0])}
      >
        <Button className="button">{t("file.open")}</Button>
      </FileTrigger>
      <span className="file-opener-hint">
        {file ? t("file.opened", { name: file.name }) : t("file.drop")}
      </span>
      {kept && (
        <p className="file-kept">
          <span>{t("file.kept", { name: kept.name })}</span>
          {file?.text !== kept.text && (
            <Button className="button quiet" onPress={() => openFile(kept)}>
              {t("file.useKept")}
            </Button>
          )}
          <Button className="button quiet" onPress={() => void ownNames.remove()}>
            {t("file.forget")}
          </Button>
        </p>
      )}
      <NamesIntake intake={intake} />
    </div>
  );
}
