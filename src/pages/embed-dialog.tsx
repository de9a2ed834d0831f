import { useState } from "react";
import { Button, Checkbox, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { controlGroups, type Hideable, hideable, type LabView } from "../store/lab-view";
import { useLabView } from "../store/lab-view-context";
import { writeLink } from "../store/link";
import { useRunState } from "../store/run-context";
import type { Panel } from "../store/settings";
import { useSettings } from "../store/settings-context";

interface EmbedDialogProps {
  shown: readonly Panel[];
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}

/** The Lab within another page: what stays in view of it, and the code that puts it there. */
export function EmbedDialog({ shown, isOpen, onOpenChange }: EmbedDialogProps) {
  const { t } = useTranslation("scenes");
  return (
    <ModalOverlay className="overlay" isDismissable isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal className="modal">
        <Dialog className="keys-dialog embed-dialog">
          <Heading slot="title">{t("embed.title")}</Heading>
          <EmbedChoices shown={shown} />
          <Button className="button" slot="close">
            {t("embed.close")}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function EmbedChoices({ shown }: { shown: readonly Panel[] }) {
  const { t } = useTranslation(["scenes", "lab", "fields"]);
  const { view } = useLabView();
  const config = useRunState((state) => state.config);
  const threshold = useRunState((state) => state.threshold);
  const language = useSettings((state) => state.language);
  const [hide, setHide] = useState<readonly Hideable[]>(controlGroups);
  const [plays, setPlays] = useState(false);
  const [outcome, setOutcome] = useState<"copy" | "copied" | "copyFailed">("copy");
  const { present: _present, autoplay: _autoplay, ...kept } = view;
  const embedded: LabView = {
    ...kept,
    panels: [...shown],
    threshold,
    embed: true,
    hide: hideable.filter((part) => hide.includes(part)),
    ...(plays && { autoplay: true }),
  };
  const address = new URL(writeLink({ page: "lab", config, view: embedded }, language), location.href).href;
  const code = `<iframe src="${address.replaceAll("&", "&amp;")}" width="600" height="400" title="${t("scenes:embed.frame")}" loading="lazy"></iframe>`;
  const nameOf = (part: Hideable) =>
    part === "transport" || part === "toolbars" ? t(`scenes:embed.${part}`) : t(`fields:groups.${part}`);

  async function copy() {
    // Pages that are not served over https have no clipboard; the code can be picked by hand.
    (await navigator.clipboard?.writeText(code).then(
      () => setOutcome("copied"),
      () => setOutcome("copyFailed"),
    )) ?? setOutcome("copyFailed");
  }

  return (
    <>
      <p>{t("scenes:embed.explanation")}</p>
      <p>
        {t("scenes:embed.figures")}: {shown.map((panel) => t(`lab:panels.${panel}`)).join(", ")}
      </p>
      <fieldset className="embed-parts">
        <legend>{t("scenes:embed.parts")}</legend>
        {hideable.map((part) => (
          <Checkbox
            key={part}
            className="embed-part"
            isSelected={!hide.includes(part)}
            onChange={(isShown) =>
              setHide(isShown ? hide.filter((other) => other !== part) : [...hide, part])
            }
          >
            {nameOf(part)}
          </Checkbox>
        ))}
        <Checkbox className="embed-part" isSelected={plays} onChange={setPlays}>
          {t("scenes:embed.autoplay")}
        </Checkbox>
      </fieldset>
      <label className="embed-code">
        {t("scenes:embed.code")}
        <textarea readOnly rows={4} value={code} spellCheck={false} />
      </label>
      <Button className="button primary" onPress={copy}>
        <span aria-live="polite">{t(`scenes:embed.${outcome}`)}</span>
      </Button>
    </>
  );
}
