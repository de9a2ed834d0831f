import { useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { LinkIcon } from "../controls/icons";

/** Puts the page's address on the clipboard. */
export function CopyLink() {
  const { t } = useTranslation("lab");
  const [outcome, setOutcome] = useState<"copyLink" | "copied" | "copyFailed">("copyLink");

  async function copy() {
    // Pages that are not served over https have no clipboard; the address bar says the same.
    (await navigator.clipboard?.writeText(location.href).then(
      () => setOutcome("copied"),
      () => setOutcome("copyFailed"),
    )) ?? setOutcome("copyFailed");
  }

  return (
    <Button className="button quiet header-link" onPress={copy} onBlur={() => setOutcome("copyLink")}>
      <LinkIcon />
      <span aria-live="polite">{t(`header.${outcome}`)}</span>
    </Button>
  );
}
