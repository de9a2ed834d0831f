import { useTranslation } from "react-i18next";
import { SliderField } from "../controls/slider-field";
import { thresholdStops } from "../controls/stops";
import { DEFAULT_THRESHOLD } from "../experiment/frame";

interface ThresholdFieldProps {
  threshold: number;
  onThreshold(threshold: number): void;
}

/** From which |h| on an activation counts as saturated. */
export function ThresholdField({ threshold, onThreshold }: ThresholdFieldProps) {
  const { t } = useTranslation("fields");
  return (
    <SliderField
      name={t("threshold.name")}
      explanation={t("threshold.explanation")}
      value={threshold}
      defaultValue={DEFAULT_THRESHOLD}
      range={{ min: 0, max: 1, integer: false }}
      stops={thresholdStops}
      commitOn="drag"
      layout="row"
      onChange={onThreshold}
    />
  );
}
