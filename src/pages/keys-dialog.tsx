import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { keyActions } from "../controls/keyboard";

const symbols: Record<string, string> = { arrowright: "→", arrowleft: "←" };

interface KeysDialogProps {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

export function KeysDialog({ isOpen, onOpenChange }: KeysDialogProps) {
  const { t } = useTranslation("lab");
  const keyName = (key: string) => (key === " " ? t("keys.space") : (symbols[key] ?? key.toUpperCase()));
  return (
    <ModalOverlay className="overlay" isDismissable isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className="modal">
        <Dialog className="keys-dialog">
          <Heading slot="title">{t("keys.title")}</Heading>
          <dl className="keys">
            {keyActions.map(([key, action]) => (
              <div key={action}>
                <dt>
                  <kbd>{keyName(key)}</kbd>
                </dt>
                <dd>{t(`keys.${action}`)}</dd>
              </div>
            ))}
          </dl>
          <Button className="button" slot="close">
            {t("keys.close")}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
