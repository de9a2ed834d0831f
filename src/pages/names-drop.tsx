import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { NamesIntake } from "./names-intake";
import { useNamesIntake } from "./use-names-intake";

/** Takes in lists of names that are dropped or pasted anywhere on the page. */
export function NamesDrop() {
  const { t } = useTranslation("lab");
  const intake = useNamesIntake();
  const { open, take } = intake;

  useEffect(() => {
    const allow = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      // Weights have an opener of their own: use-weights-opener.ts.
      if (!file || file.name.endsWith(".safetensors")) return;
      event.preventDefault(); // the browser would leave the page and show the file
      void open(file);
    };
    const paste = (event: ClipboardEvent) => {
      if (isWritten(event.target)) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (file) void open(file);
      // One line is more likely a link or a word than a list.
      else if (/\S[\r\n]+\s*\S/.test(text)) take({ name: t("file.pasted"), content: text });
    };
    window.addEventListener("dragover", allow);
    window.addEventListener("drop", drop);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragover", allow);
      window.removeEventListener("drop", drop);
      window.removeEventListener("paste", paste);
    };
  }, [open, take, t]);

  return <NamesIntake intake={intake} />;
}

/** Where text is written, pasting writes. */
function isWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, [contenteditable=true]") !== null;
}
