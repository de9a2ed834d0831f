import { useTranslation } from "react-i18next";
import type { Nonlinearity } from "../experiment/nonlinearity";
import { numberFormat } from "./number-format";
import { isBounded } from "./saturation";
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

interface SaturationLegendProps {
  mode: MapMode;
  nonlinearity: Nonlinearity;
  threshold: number;
}

/** What the map's colours and marks mean. */
export function SaturationLegend({ mode, nonlinearity, threshold }: SaturationLegendProps) {
  const { t, i18n } = useTranslation("figures");
  const limit = threshold.toLocaleString(i18n.language, { maximumFractionDigits: 4 });
  const share = numberFormat(i18n.language).percent(1 - threshold ** 2);
  const saturated =
    nonlinearity === "tanh"
      ? t("saturation.saturated", { threshold: limit })
      : t("saturation.passesLittle", { share });
  const magnitude = isBounded(nonlinearity) ? "saturation.magnitude" : "saturation.magnitudeToLargest";
  return (
    <>
      {mode === "saturated" ? (
        <>
          <li data-mark="white">{saturated}</li>
          <li data-mark="black">{t("saturation.alive")}</li>
        </>
      ) : (
        <li data-mark="ramp">{t(magnitude)}</li>
      )}
      <li data-mark="dead">{t("saturation.dead")}</li>
    </>
  );
}
