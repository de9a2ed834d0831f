import { use, useEffect, useState } from "react";
import { Button, Dialog, Heading, Input, Label, Modal, ModalOverlay, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { loadKeepWords } from "../i18n/keep-words";
import { useAddress } from "../store/address-context";
import type { Place } from "../store/link";
import { packLink } from "../store/packed-link";
import "./keep.css";
import { QrCode } from "./qr-code";

/** What is on the page as a link: to copy, to scan, and what it doesn't carry. */
export default function ShareDialog({ onClose }: { onClose(): void }) {
  use(loadKeepWords());
  const { t } = useTranslation("keep");
  const place = useAddress((state) => state.place);
  return (
    <ModalOverlay className="overlay" isDismissable isOpen onOpenChange={onClose}>
      <Modal className="modal keep-modal">
        <Dialog className="keep-dialog share-dialog">
          <Heading slot="title">{t("share.title")}</Heading>
          <Shared />
          <p>{t(`share.carries.${place.page}`)}</p>
          <p className="keep-note">{t(learnsOwnFile(place) ? "share.notOwnFile" : "share.not")}</p>
          <div className="keep-actions">
            <Button className="button" onPress={onClose}>
              {t("close")}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Shared() {
  const { t } = useTranslation("keep");
  const fragment = useAddress((state) => state.written);
  const [link, setLink] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<"copy" | "copied" | "copyFailed">("copy");
  useEffect(() => {
    let isHere = true;
    const whole = (hash: string) => new URL(hash, location.href).href;
    // Where what packs can't be fetched, the address as it is does as well.
    packLink(fragment()).then(
      (packed) => isHere && setLink(whole(packed)),
      () => isHere && setLink(whole(fragment())),
    );
    return () => {
      isHere = false;
    };
  }, [fragment]);

  async function copy() {
    // Pages that are not served over https have no clipboard; the link can be picked by hand.
    (await navigator.clipboard?.writeText(link!).then(
      () => setOutcome("copied"),
      () => setOutcome("copyFailed"),
    )) ?? setOutcome("copyFailed");
  }

  return (
    <>
      <div className="share-link">
        <TextField className="field text-field" value={link ?? ""} isReadOnly>
          <Label className="field-name">{t("share.link")}</Label>
          <Input className="text-field-input" onFocus={(event) => event.currentTarget.select()} />
        </TextField>
        <Button className="button primary" isDisabled={link === null} onPress={() => void copy()}>
          <span aria-live="polite">{t(`share.${outcome}`)}</span>
        </Button>
      </div>
      {link && <QrCode text={link} />}
    </>
  );
}

function learnsOwnFile(place: Place): boolean {
  switch (place.page) {
    case "lab":
      return place.config.dataset === "file";
    case "compare":
      return place.configs.some(({ dataset }) => dataset === "file");
    case "sweep":
      return place.sweep.config.dataset === "file";
    default:
      return false;
  }
}
