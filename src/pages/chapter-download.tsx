import { useContext } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { NotebookDownloadContext } from "../notebook/notebook-download";

/** Takes the chapter home, in one quiet line beside its number. */
export function ChapterDownload() {
  const { t } = useTranslation("site");
  const notebook = useContext(NotebookDownloadContext);
  if (!notebook) return null;
  const { start, state } = notebook;
  return (
    <>
      <Button className="chapter-download-button" onPress={start}>
        {t(state === "preparing" ? "notebook.preparing" : "notebook.download")}
      </Button>
      <span className="chapter-download-failed" role="status">
        {state === "failed" && t("notebook.failed")}
      </span>
    </>
  );
}
