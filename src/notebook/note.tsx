import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import "./apparatus.css";

interface NoteProps {
  /** `imprecise`: the notebook says it loosely, and here is how it is exactly. */
  kind?: "imprecise";
  children: ReactNode;
}

/** What stands in the margin, or below its paragraph where the screen has none. */
export function Note({ kind, children }: NoteProps) {
  const { t } = useTranslation("reader");
  const labelId = useId();
  return (
    <div
      className="note"
      data-kind={kind}
      role="note"
      {...(kind ? { "aria-labelledby": labelId } : { "aria-label": t("note.label") })}
    >
      {kind && (
        <p className="note-label" id={labelId}>
          {t(`note.${kind}`)}
        </p>
      )}
      {children}
    </div>
  );
}
