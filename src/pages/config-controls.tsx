import { useTranslation } from "react-i18next";
import { ChoiceField } from "../controls/choice-field";
import { termOf } from "../controls/control-term";
import { SliderField } from "../controls/slider-field";
import { stopsOf } from "../controls/stops";
import {
  type ChoiceField as ChoiceFieldName,
  choices,
  defaultConfig,
  type NumericField,
  ranges,
} from "../experiment/config";
import { type PresetName, presetNames, presetOf } from "../experiment/presets";
import { liveFields } from "../store/run";
import { useRunState } from "../store/run-context";

/** The control of a numeric field of the run. */
export function ConfigSlider({ field }: { field: NumericField }) {
  const { t } = useTranslation("fields");
  const value = useRunState((state) => state.config[field]);
  const setField = useRunState((state) => state.setField);
  return (
    <SliderField
      name={t(`${field}.name`)}
      unit={t(`${field}.unit`, { defaultValue: "" }) || undefined}
      explanation={t(`${field}.explanation`)}
      term={termOf(field)}
      value={value}
      defaultValue={defaultConfig[field]}
      range={ranges[field]}
      stops={stopsOf(field)}
      commitOn={liveFields.includes(field) ? "drag" : "release"}
      onChange={(next) => setField(field, next)}
    />
  );
}

/** The control of a field of the run that has a few values. */
export function ConfigChoice({ field, layout = "row" }: { field: ChoiceFieldName; layout?: "row" | "list" }) {
  const { t } = useTranslation("fields");
  const value = useRunState((state) => state.config[field]);
  const setField = useRunState((state) => state.setField);
  const hasFile = useRunState((state) => state.file !== null);
  return (
    <ChoiceField<string>
      name={t(`${field}.name`)}
      explanation={t(`${field}.explanations.${value}`, { defaultValue: t(`${field}.explanation`) })}
      term={termOf(field)}
      value={value}
      layout={layout}
      options={choices[field].map((option) => ({
        value: option,
        label: t(`${field}.options.${option}`),
        isDisabled: option === "file" && !hasFile,
      }))}
      onChange={(next) => setField(field, next as typeof value)}
    />
  );
}

/** The lesson's initialisations; none is marked when the numbers are the reader's own, or the weights a file's. */
export function PresetChoice() {
  const { t } = useTranslation("fields");
  const fromFile = useRunState((state) => state.weights !== null);
  const current = useRunState((state) => (state.weights ? null : presetOf(state.config)));
  const applyPreset = useRunState((state) => state.applyPreset);
  return (
    <ChoiceField<PresetName>
      name={
        current ? t("preset.name") : `${t("preset.name")}: ${t(fromFile ? "preset.file" : "preset.custom")}`
      }
      term="preset"
      value={current}
      layout="list"
      options={presetNames.map((name) => ({
        value: name,
        label: t(`preset.options.${name}.name`),
        explanation: t(`preset.options.${name}.explanation`),
      }))}
      onChange={applyPreset}
    />
  );
}
