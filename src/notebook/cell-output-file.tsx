import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { download } from "../figures/download";
import type { CellOutput } from "../python/protocol";

export type FileOutput = Extract<CellOutput, { kind: "file" }>;

/** A file that the cell has written, as it was then: the interpreter's own goes when it ends. */
export function CellOutputFile({ file: { text: name, bytes } }: { file: FileOutput }) {
  const { t, i18n } = useTranslation("cells");
  const kilobytes = new Intl.NumberFormat(i18n.language, {
    style: "unit",
    unit: "kilobyte",
    maximumFractionDigits: 1,
  });
  return (
    <p className="cell-facts" data-file={name}>
      <strong translate="no">{name}</strong>
      <span>{kilobytes.format(bytes.length / 1000)}</span>
      <Button
        className="button quiet code-cell-button cell-disclosure"
        aria-label={t("output.downloadFile", { name })}
        onPress={() => download(name, new Blob([bytes]))}
      >
        {t("output.download")}
      </Button>
    </p>
  );
}
