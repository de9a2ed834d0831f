import { useTranslation } from "react-i18next";
import { SliderField } from "../controls/slider-field";
import { Segmented } from "../figures/segmented";

interface LayerChoiceProps {
  /** Counted from 0. */
  layer: number;
  layers: number;
  onLayer(layer: number): void;
}

/** More than these side by side are too many to choose from. */
const mostSegments = 10;

/** Which hidden layer a figure shows. */
export function LayerChoice({ layer, layers, onLayer }: LayerChoiceProps) {
  const { t } = useTranslation("lab");
  const numbers = Array.from({ length: layers }, (_, i) => i + 1);
  if (layers > mostSegments) {
    return (
      <SliderField
        name={t("layer")}
        explanation={t("layerExplanation")}
        value={layer + 1}
        defaultValue={1}
        range={{ min: 1, max: layers, integer: true }}
        stops={numbers}
        commitOn="drag"
        layout="row"
        onChange={(chosen) => onLayer(chosen - 1)}
      />
    );
  }
  return (
    <div className="panel-layer">
      <span>{t("layer")}</span>
      <Segmented
        label={t("layer")}
        value={String(layer)}
        onChange={(chosen) => onLayer(Number(chosen))}
        options={numbers.map((n) => ({ value: String(n - 1), label: String(n) }))}
      />
    </div>
  );
}
