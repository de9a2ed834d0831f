import { memo } from "react";
import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import type { OutputText } from "../store/output-text";

interface CellOutputTextProps {
  text: OutputText;
  stream: "stdout" | "stderr";
}

/** What a cell printed; where it printed too much, its beginning and its end. */
export function CellOutputText({ text: { head, omitted, tail }, stream }: CellOutputTextProps) {
  const { t, i18n } = useTranslation("cells");
  return (
    <div className="cell-text" data-stream={stream}>
      <Part text={head} />
      {omitted > 0 && (
        <p className="cell-omitted">
          {t("output.omittedLines", { count: omitted, number: numberFormat(i18n.language).count(omitted) })}
        </p>
      )}
      {tail && <Part text={tail} />}
    </div>
  );
}

/** The beginning is not rendered again while the end grows. */
const Part = memo(({ text }: { text: string }) => <pre>{text.replace(/\n$/, "")}</pre>);
