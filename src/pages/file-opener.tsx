import { Button, DropZone, FileTrigger, isFileDropItem } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useRunState } from "../store/run-context";

/** Opens a text of the reader's own: it never leaves the browser. */
export function FileOpener() {
  const { t } = useTranslation("lab");
  const file = useRunState((state) => state.file);
  const openFile = useRunState((state) => state.openFile);

  async function open(chosen: File | undefined) {
    if (chosen) openFile({ name: chosen.name, text: await chosen.text() });
  }

  return (
    <DropZone
      className="file-opener"
      aria-label={t("file.dropZone")}
      onDrop={async ({ items }) => open(await items.find(isFileDropItem)?.getFile())}
    >
      <FileTrigger acceptedFileTypes={["text/plain", ".txt", ".csv"]} onSelect={(files) => open(files?.[0])}>
        <Button className="button">{t("file.open")}</Button>
      </FileTrigger>
      <span className="file-opener-hint">
        {file ? t("file.opened", { name: file.name }) : t("file.drop")}
      </span>
    </DropZone>
  );
}
