import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { SlidersIcon } from "../controls/icons";

interface ControlSheetProps {
  /** Where something else than its own button opens it too. */
  isOpen?: boolean;
  onOpenChange?(isOpen: boolean): void;
  children: ReactNode;
}

/** The controls on a phone: a sheet over the figures. */
export function ControlSheet({ children, ...opening }: ControlSheetProps) {
  const { t } = useTranslation("lab");
  return (
    <DialogTrigger {...opening}>
      <Button className="button control-sheet-open">
        <SlidersIcon />
        <span>{t("controls.label")}</span>
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="sheet">
          <Dialog className="sheet-dialog">
            <div className="sheet-head">
              <Heading slot="title">{t("controls.label")}</Heading>
              <Button slot="close" className="button">
                {t("controls.close")}
              </Button>
            </div>
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
