import { useTranslation } from "react-i18next";
import type { MapMode } from "./saturation-drawing";
import { Segmented } from "./segmented";

interface SaturationToolbarProps {
  mode: MapMode;
  onMode(mode: MapMode): void;
  threshold: number;
}

/** What the map's colours and marks mean, and the choice between yes-or-no and greys. */
export function SaturationToolbar({ mode, onMode, threshold }: SaturationToolbarProps) {
  const { t, i18n } = useTranslation("figures");
  const limit = threshold.toLocaleString(i18n.language, { maximumFractionDigits: 4 });
  return (
    <>
      <ul className="key">
        {mode === "saturated" ? (
          <>
            <li data-mark="white">{t("saturation.saturated", { threshold: limit })}</li>
            <li data-mark="black">{t("saturation.alive")}</li>
          </>
        ) : (
          <li data-mark="ramp">{t("saturation.magnitude")}</li>
        )}
        <li data-mark="dead">{t("saturation.dead")}</li>
      </ul>
      <Segmented
        label={t("saturation.mode")}
        value={mode}
        onChange={onMode}
        options={[
          { value: "saturated", label: t("saturation.modeSaturated") },
          { value: "magnitude", label: "|h|" },
        ]}
      />
    </>
  );
}
