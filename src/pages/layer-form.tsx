import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../controls/choice-field";
import { SliderField } from "../controls/slider-field";
import { stopsOf } from "../controls/stops";
import { defaultConfig } from "../experiment/config";
import { type HiddenLayer, nonlinearities, normalizations, widths } from "../experiment/hidden-layers";
import type { PlacedLayer } from "../experiment/placed-layers";
import { useRunState } from "../store/run-context";

interface LayerFormProps {
  placed: PlacedLayer;
  /** Counted from 0. */
  index: number;
  onSet(fields: Partial<HiddenLayer>): void;
  /** null while the run has other layers. */
  onStatistics: (() => void) | null;
}

/** What one layer is made of. */
export function LayerForm({ placed: { layer, fanIn }, index, onSet, onStatistics }: LayerFormProps) {
  const { t } = useTranslation("fields");
  const hasBiases = useRunState((state) => state.config.biases !== "none");
  const yesNo = (isPossible = true) => [
    { value: "yes" as const, label: t("layers.yes"), isDisabled: !isPossible },
    { value: "no" as const, label: t("layers.no") },
  ];
  return (
    <section className="layer-form" aria-label={t("layers.layer", { n: index + 1 })}>
      <SliderField
        name={t("layers.width")}
        explanation={t("layers.widthExplanation", { fanIn })}
        value={layer.width}
        defaultValue={defaultConfig.hiddenSize}
        range={widths}
        stops={stopsOf("hiddenSize")}
        commitOn="release"
        onChange={(width) => onSet({ width })}
      />
      <ChoiceField
        name={t("biases.name")}
        {...(!hasBiases && { explanation: t("layers.noBiases") })}
        value={layer.hasBias && hasBiases ? "yes" : "no"}
        layout="row"
        options={yesNo(hasBiases)}
        onChange={(value) => onSet({ hasBias: value === "yes" })}
      />
      <ChoiceField
        name={t("normalization.name")}
        value={layer.normalization}
        layout="row"
        options={normalizations.map((value) => ({ value, label: t(`normalization.options.${value}`) }))}
        onChange={(normalization) => onSet({ normalization })}
      />
      <ChoiceField
        name={t("nonlinearity.name")}
        value={layer.nonlinearity}
        layout="row"
        options={nonlinearities.map((value) => ({ value, label: t(`nonlinearity.options.${value}`) }))}
        onChange={(nonlinearity) => onSet({ nonlinearity })}
      />
      <ChoiceField
        name={t("connections.options.residual")}
        explanation={t("layers.residualExplanation")}
        value={layer.isResidual ? "yes" : "no"}
        layout="row"
        options={yesNo(index > 0 || layer.isResidual)}
        onChange={(value) => onSet({ isResidual: value === "yes" })}
      />
      {layer.isResidual && index > 0 && fanIn !== layer.width && (
        <Button className="button" onPress={() => onSet({ width: fanIn })}>
          {t("layers.fit", { width: fanIn })}
        </Button>
      )}
      {onStatistics && (
        <Button className="button" onPress={onStatistics}>
          {t("layers.statistics")}
        </Button>
      )}
    </section>
  );
}
