import { lazy, Suspense, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { LinkIcon } from "../controls/icons";

const ShareDialog = lazy(() => import("./share-dialog"));

/** The way to pass on what is on the page. */
export function ShareButton() {
  const { t } = useTranslation("lab");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button className="button quiet header-link" onPress={() => setIsOpen(true)}>
        <LinkIcon />
        <span>{t("header.share")}</span>
      </Button>
      {isOpen && (
        <Suspense>
          <ShareDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
