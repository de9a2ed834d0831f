import { useTranslation } from "react-i18next";
import { Segmented } from "../figures/segmented";
import { RunContext } from "../store/run-context";
import type { Letter, Twin } from "../store/twins";
import { useTwinsState } from "../store/twins-context";
import { ControlPanel } from "./control-panel";

interface CompareControlsProps {
  /** The run that they change. */
  twin: Twin;
  onChoose(letter: Letter): void;
}

/** Every control of one of the runs, and which one that is. */
export function CompareControls({ twin, onChoose }: CompareControlsProps) {
  const { t } = useTranslation("compare");
  const twins = useTwinsState((state) => state.twins);
  return (
    <>
      <div className="compare-controls-of">
        <span>{t("controls.of")}</span>
        <Segmented
          label={t("controls.of")}
          value={twin.letter}
          onChange={onChoose}
          options={twins.map(({ letter }) => ({ value: letter, label: letter }))}
        />
      </div>
      {twin.kind === "live" ? (
        // Another run's controls start from its own values.
        <RunContext key={twin.letter} value={twin.run}>
          <ControlPanel />
        </RunContext>
      ) : (
        <p className="compare-controls-still">{t("controls.still")}</p>
      )}
    </>
  );
}
