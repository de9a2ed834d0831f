import { type ReactNode, useId, useState } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChevronIcon } from "../controls/icons";
import { useKernel } from "../store/code-cells-context";
import "./prelude.css";

interface PreludeProps {
  /** The cell with the code. */
  id: string;
  children: ReactNode;
}

/**
 * What a chapter's cells use of earlier chapters: folded, for the reader has seen it, and run by itself before the first
 * cell that the reader runs. It unfolds where it fails.
 */
export function Prelude({ id, children }: PreludeProps) {
  const { t } = useTranslation("cells");
  const status = useKernel(({ runs, waiting }) =>
    waiting.some(({ cell }) => cell === id) ? "running" : (runs[id]?.status ?? null),
  );
  const isGone = useKernel(({ runs, running }) => runs[id]?.execution === null && running !== id);
  const [isOpen, setIsOpen] = useState(false);
  const [shown, setShown] = useState(status);
  if (status !== shown) {
    setShown(status);
    if (status === "error") setIsOpen(true);
  }
  const statusId = useId();
  const says = status === null || isGone ? null : t(`prelude.${status}`);
  return (
    <Disclosure className="prelude" isExpanded={isOpen} onExpandedChange={setIsOpen}>
      <Heading level={3} className="prelude-title">
        <Button slot="trigger" className="prelude-trigger" aria-describedby={statusId}>
          <ChevronIcon />
          {t("prelude.title")}
        </Button>
        <span id={statusId} className="prelude-status" aria-live="polite">
          {says}
        </span>
      </Heading>
      <DisclosurePanel>
        <p className="prelude-what">{t("prelude.what")}</p>
        {children}
      </DisclosurePanel>
    </Disclosure>
  );
}
