import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { keyActions } from "../controls/keyboard";
import { stageKeys } from "../controls/stage-keys";

const symbols: Record<string, string> = {
  arrowright: "→",
  arrowleft: "←",
  pagedown: "PgDn",
  pageup: "PgUp",
  escape: "Esc",
};

interface KeysDialogProps {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** The page has scenes, and can be presented. */
  hasStage?: boolean;
}

export function KeysDialog({ isOpen, onOpenChange, hasStage = false }: KeysDialogProps) {
  const { t } = useTranslation(["lab", "scenes"]);
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
            {hasStage &&
              stageKeys.map(([key, action]) => (
                <div key={action}>
                  <dt>
                    <kbd>{keyName(key)}</kbd>
                  </dt>
                  <dd>{t(`scenes:keys.${action}`)}</dd>
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
