import { lazy, Suspense, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

const SavedDialog = lazy(() => import("./saved-dialog"));

/** The way to everything that this browser keeps of the reader's, as one file. */
export function SavedButton() {
  const { t } = useTranslation("site");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button className="button" onPress={() => setIsOpen(true)}>
        {t("yourData")}
      </Button>
      {isOpen && (
        <Suspense>
          <SavedDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
