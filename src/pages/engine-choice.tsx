import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../controls/choice-field";
import { numberFormat } from "../figures/number-format";
import { useRunState } from "../store/run-context";
import { backendChoices } from "../store/settings";
import { useSettings } from "../store/settings-context";
import type { BackendChoice } from "../worker/protocol";
import { useEngineWording } from "./engine-wording";

/** Which backend computes: the reader's choice, with the speed of each that was timed on this network. */
export function EngineChoice() {
  const { t, i18n } = useTranslation("lab");
  const choice = useSettings((state) => state.backend);
  const setBackend = useSettings((state) => state.setBackend);
  const backend = useRunState((state) => state.backend);
  const timing = useRunState((state) => state.timing);
  const status = useRunState((state) => state.status);
  const timeBackends = useRunState((state) => state.timeBackends);
  const wording = useEngineWording();
  const { count } = numberFormat(i18n.language);

  function explanationOf(option: BackendChoice): string {
    const trial = backend?.trials.find(({ name }) => name === option);
    if (!trial) return t(`backend.explanation.${option}`);
    if (trial.stepsPerSecond === null) return t("backend.unavailable", { detail: trial.problem });
    const speed = t("backend.speed", { speed: count(Math.round(trial.stepsPerSecond)) });
    return trial.isHalfPrecision ? `${speed}. ${t("backend.halfPrecision")}` : speed;
  }

  return (
    <>
      <ChoiceField<BackendChoice>
        name={t("backend.choice")}
        value={choice}
        layout="list"
        options={backendChoices.map((value) => ({
          value,
          label: t(`backend.name.${value}`),
          explanation: explanationOf(value),
        }))}
        onChange={setBackend}
      />
      {backend && <p className="field-explanation">{wording.why(backend)}</p>}
      <Button
        className="button"
        isDisabled={timing || status === "preparing" || status === "failed"}
        onPress={timeBackends}
      >
        {t(timing ? "backend.timing" : "backend.timeAll")}
      </Button>
    </>
  );
}
