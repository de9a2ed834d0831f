import { Button, Checkbox, CheckboxGroup, Label, Text } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { NumberListField } from "../controls/number-list-field";
import { SelectField } from "../controls/select-field";
import { SliderField } from "../controls/slider-field";
import { type ConfigField, choices, defaultConfig, parseConfig, type RunConfig } from "../experiment/config";
import {
  mostValues,
  type PreparedSweep,
  preparedAxis,
  preparedSweeps,
  type SweepAxis,
  type SweepField,
  type SweepSpec,
  sweepFields,
  sweepSteps,
} from "../experiment/sweep";
import { wordConfigProblem } from "../i18n/config-problem";
import { useHref } from "../store/address-context";
import { changedFields } from "../store/config-fields";

interface SweepControlsProps {
  spec: SweepSpec;
  onChange(spec: SweepSpec): void;
}

const stepStops = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** What varies, over which values, for how long. */
export function SweepControls({ spec, onChange }: SweepControlsProps) {
  const { t } = useTranslation(["sweep", "fields"]);
  const { x, y, steps } = spec;
  const named = (fields: readonly SweepField[]) =>
    fields.map((field) => ({ value: field as string, label: t(`fields:${field}.name`) }));
  const others = sweepFields.filter((field) => field !== x.field);
  return (
    <div className="control-panel sweep-controls">
      <section className="sweep-prepared">
        <p className="field-name">{t("sweep:controls.prepared")}</p>
        {(Object.keys(preparedSweeps) as PreparedSweep[]).map((name) => (
          <Button key={name} className="button" onPress={() => onChange(preparedSweeps[name](spec.config))}>
            {t(`sweep:prepared.${name}`)}
          </Button>
        ))}
      </section>
      <SelectField
        name={t("sweep:controls.x")}
        value={x.field as string}
        options={named(sweepFields)}
        onChange={(field) =>
          onChange({
            ...spec,
            x: preparedAxis(field as SweepField),
            // The same field twice is one field.
            y: y?.field === field ? null : y,
          })
        }
      />
      <AxisValues axis={x} onChange={(axis) => onChange({ ...spec, x: axis })} />
      <SelectField
        name={t("sweep:controls.y")}
        value={(y?.field ?? "none") as string}
        options={[{ value: "none", label: t("sweep:controls.none") }, ...named(others)]}
        onChange={(field) =>
          onChange({ ...spec, y: field === "none" ? null : preparedAxis(field as SweepField) })
        }
      />
      {y && <AxisValues axis={y} onChange={(axis) => onChange({ ...spec, y: axis })} />}
      <SliderField
        name={t("sweep:controls.steps")}
        explanation={t("sweep:controls.stepsHint")}
        value={steps}
        defaultValue={sweepSteps.default}
        range={{ ...sweepSteps, integer: true }}
        stops={stepStops}
        commitOn="release"
        onChange={(next) => onChange({ ...spec, steps: next })}
      />
      <Shared spec={spec} />
    </div>
  );
}

function AxisValues({ axis, onChange }: { axis: SweepAxis; onChange(axis: SweepAxis): void }) {
  const { t, i18n } = useTranslation(["sweep", "fields", "problems"]);
  const { field, values } = axis;
  const name = t("sweep:controls.valuesOf", { name: t(`fields:${field}.name`) });

  /** Takes the values if all can be used, or says why not. */
  function take(typed: readonly (number | string)[]): string | null {
    const next = [...new Set(typed)];
    if (next.length === 0) return t("sweep:controls.atLeastOne");
    if (next.length > mostValues)
      return t("sweep:controls.tooMany", { count: next.length, most: mostValues });
    const [problem] = next.flatMap((value) => parseConfig({ [field]: value }).problems);
    if (problem) return wordConfigProblem(problem, t as never, i18n.language);
    onChange({ field, values: next });
    return null;
  }

  if (field in choices) {
    return (
      <CheckboxGroup
        className="field choice"
        data-layout="list"
        value={values as string[]}
        onChange={(chosen) => {
          const options: readonly string[] = choices[field as keyof typeof choices];
          take(options.filter((option) => chosen.includes(option)));
        }}
      >
        <Label className="field-name">{name}</Label>
        <div className="choice-options">
          {choices[field as keyof typeof choices]
            .filter((option) => option !== "file")
            .map((option) => (
              <Checkbox key={option} value={option} className="choice-option sweep-check">
                {t(`fields:${field}.options.${option}`)}
              </Checkbox>
            ))}
        </div>
        <Text slot="description" className="field-explanation">
          {t("sweep:controls.choices")}
        </Text>
      </CheckboxGroup>
    );
  }
  return (
    <NumberListField
      key={field}
      name={name}
      explanation={t("sweep:controls.valuesHint", { most: mostValues })}
      values={values as number[]}
      onChange={take}
    />
  );
}

/** The run whose fields all cells have, but for those that vary. */
function Shared({ spec: { config, x, y } }: { spec: SweepSpec }) {
  const { t, i18n } = useTranslation(["sweep", "fields"]);
  const href = useHref();
  const write = (field: ConfigField) => {
    const value = (config as RunConfig)[field];
    const written =
      typeof value === "number"
        ? value.toLocaleString(i18n.language, { maximumSignificantDigits: 6 })
        : t(`fields:${field}.options.${value}`);
    return `${t(`fields:${field}.name`)}: ${written}`;
  };
  const fields = changedFields(config, defaultConfig)
    .map(([field]) => field)
    .filter((field) => field !== "steps" && field !== x.field && field !== y?.field)
    .map(write);
  return (
    <section className="field">
      <p className="field-name">{t("sweep:controls.shared")}</p>
      <p className="field-explanation">
        {fields.length === 0
          ? t("sweep:controls.notebook")
          : t("sweep:controls.changed", { fields: fields.join("; ") })}{" "}
        <a href={href({ page: "lab", config })}>{t("sweep:controls.inLab")}</a>
      </p>
    </section>
  );
}
