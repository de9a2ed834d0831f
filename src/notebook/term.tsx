import { type ReactNode, useEffect, useState } from "react";
import { Button, Dialog, DialogTrigger, Popover, PreviewTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useGlossary } from "./glossary";
import "./apparatus.css";

interface TermProps {
  /** Of the glossary's entry. */
  id: string;
  /** As the sentence has it; without, as the glossary has it. */
  children?: ReactNode;
}

/** A word that explains itself where it stands, on hover, focus or tap. */
export function Term({ id, children }: TermProps) {
  const state = useGlossary(children === undefined);
  const name = state.status === "loaded" ? state.glossary[id]?.name : undefined;
  return (
    <Explained id={id}>
      {(open) => (
        <Button className="term" data-term={id} onPress={open}>
          {children ?? name ?? id}
        </Button>
      )}
    </Explained>
  );
}

interface ControlNameProps {
  /** Of the glossary's entry. */
  term: string;
  /** The control's name: words, or the `Label` itself, so that the mark isn't part of what the control is called. */
  children: ReactNode;
}

/** A control's name with a small mark beside it, which explains it when it is pressed. */
export function ControlName({ term, children }: ControlNameProps) {
  const { t } = useTranslation("reader");
  return (
    <span className="control-name">
      {children}
      <DialogTrigger>
        <Button
          className="control-name-mark"
          slot={null} // a number's field has slots for buttons of its own
          data-term={term}
          aria-label={t("term.explain")}
        >
          ?
        </Button>
        <Popover className="explanation" placement="bottom" offset={6}>
          <Dialog className="explanation-dialog" aria-label={t("term.label")}>
            <Explanation id={term} />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  );
}

/** @param children the trigger; what it gets opens the explanation at once, for fingers and the Enter key. */
function Explained({ id, children }: { id: string; children: (open: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const { t } = useTranslation("reader");
  useEffect(() => {
    if (!isOpen) return;
    // Escape closes also what the pointer opened while the focus is elsewhere.
    const onKeyDown = ({ key }: KeyboardEvent) => key === "Escape" && setOpen(false);
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOpen]);
  return (
    <PreviewTrigger delay={250} isOpen={isOpen} onOpenChange={setOpen}>
      {children(() => setOpen(true))}
      <Popover className="explanation" placement="bottom" offset={6} aria-label={t("term.label")}>
        <Explanation id={id} />
      </Popover>
    </PreviewTrigger>
  );
}

function Explanation({ id }: { id: string }) {
  const { t } = useTranslation("reader");
  const state = useGlossary(true);
  if (state.status === "loading") return <p>{t("term.loading")}</p>;
  const entry = state.status === "loaded" ? state.glossary[id] : undefined;
  if (!entry) return <p>{t("term.missing")}</p>;
  return (
    <>
      <p className="explanation-name">{entry.name}</p>
      <p>{entry.text}</p>
      <a href={`#/glossary/${id}`}>{t("term.more")}</a>
    </>
  );
}
