import { useTranslation } from "react-i18next";
import type { MapMode } from "./saturation-drawing";
import { Segmented } from "./segmented";

/** The choice between yes-or-no and greys. */
export function MapModeChoice({ mode, onMode }: { mode: MapMode; onMode(mode: MapMode): void }) {
  const { t } = useTranslation("figures");
  return (
    <Segmented
      label={t("saturation.mode")}
      value={mode}
      onChange={onMode}
      options={[
        { value: "saturated", label: t("saturation.modeSaturated") },
        { value: "magnitude", label: "|h|" },
      ]}
    />
  );
}

/** What the map's colours and marks mean. */
export function SaturationLegend({ mode, threshold }: { mode: MapMode; threshold: number }) {
  const { t, i18n } = useTranslation("figures");
  const limit = threshold.toLocaleString(i18n.language, { maximumFractionDigits: 4 });
  return (
    <>
      {mode === "saturated" ? (
        <>
          <li data-mark="white">{t("saturation.saturated", { threshold: limit })}</li>
          <li data-mark="black">{t("saturation.alive")}</li>
        </>
      ) : (
        <li data-mark="ramp">{t("saturation.magnitude")}</li>
      )}
      <li data-mark="dead">{t("saturation.dead")}</li>
    </>
  );
}
