import { useTranslation } from "react-i18next";
import { numberFormat } from "../../figures/number-format";
import { useSceneState } from "../../notebook/scene";
import type { Scene } from "../../notebook/scene-book";

/** A run whose loss is no number any more says so: its figures stay at the last good step. */
export function Broken({ scene }: { scene: Scene }) {
  const { t, i18n } = useTranslation("statistics");
  const failure = useSceneState(scene, (state) => state.failure);
  const step = failure?.kind === "diverged" ? failure.step : null;
  return (
    <p className="statistics-broken" role="status">
      {step !== null && t("diverged", { step: numberFormat(i18n.language).count(step) })}
    </p>
  );
}
