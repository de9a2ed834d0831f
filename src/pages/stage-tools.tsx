import { Button, ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { MarksStore } from "../store/marks";

/** The laser and the pencil, for those who have no keyboard at hand. */
export function StageTools({ marks }: { marks: MarksStore }) {
  const { t } = useTranslation("scenes");
  const tool = useStore(marks, (state) => state.tool);
  const hasStrokes = useStore(marks, (state) => state.strokes.length > 0);
  const { take, clear } = marks.getState();
  return (
    <section className="stage-tools" aria-label={t("tools.label")}>
      <ToggleButton className="button" isSelected={tool === "laser"} onChange={() => take("laser")}>
        {t("tools.laser")} <kbd>L</kbd>
      </ToggleButton>
      <ToggleButton className="button" isSelected={tool === "draw"} onChange={() => take("draw")}>
        {t("tools.draw")} <kbd>D</kbd>
      </ToggleButton>
      <Button className="button" isDisabled={!hasStrokes} onPress={clear}>
        {t("tools.clear")} <kbd>C</kbd>
      </Button>
    </section>
  );
}
