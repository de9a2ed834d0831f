import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { PythonError } from "../python/protocol";
import { usePageCells } from "./page-cells";

/** What went wrong, as a notebook tells it, and the way to the line. */
export function CellOutputError({ error }: { error: PythonError }) {
  const { t } = useTranslation("cells");
  const page = usePageCells();
  const { type, message, traceback, cell, line } = error;
  const hint = hintOf(error);
  const place = cell === null ? undefined : page.find(cell);
  return (
    <div className="cell-error" role="alert" data-error={type}>
      <p className="cell-error-head">
        <strong>{type}</strong>
        {message && `: ${message}`}
      </p>
      {traceback && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <pre className="cell-traceback" tabIndex={0}>
          {traceback.trimEnd()}
        </pre>
      )}
      {hint && <p className="cell-error-hint">{t(hint)}</p>}
      {place && line !== null && (
        <Button className="button quiet code-cell-button" data-action="line" onPress={() => place.show(line)}>
          {t("output.goToLine", { line })}
        </Button>
      )}
    </div>
  );
}

/** What to do about it, where Python's own words don't say. */
function hintOf({ type, message }: PythonError) {
  switch (type) {
    case "NameError":
      return "output.missingName";
    case "ModuleNotFoundError":
      return "output.missingModule";
    case "SystemExit":
      return "output.exit";
    case "MemoryError":
      return "output.memory";
    case "RuntimeError":
      return message.includes("can't allocate memory") ? "output.memory" : null;
    default:
      return null;
  }
}
