import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import { computedWith } from "../../figures/computed";
import { Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useOnScreen } from "../../notebook/use-on-screen";
import { useStudy } from "../../store/study";
import { sweptSteps } from "./findings";
import { lossesAt, runsOf } from "./gain-exhibit";
import { atFirst, learningRates, ratesInTurn, turn, turnBack, useKnobs } from "./knobs";
import { deepFields, deepNormalized } from "./scenes";

const params = {
  fields: deepFields,
  field: "learningRate" as const,
  values: ratesInTurn,
  steps: sweptSteps,
};
const xTicks = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

/** How large a step the deep network stands, with BatchNorm1d and without. */
export function LearningRateExhibit() {
  const { t, i18n } = useTranslation(["batch-norm-1d", "fields"]);
  const format = numberFormat(i18n.language);
  const { learningRate } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const isOnScreen = useOnScreen(root, false);
  const { result, failure } = useStudy("robustness", params, isOnScreen);
  const [plain, normalized] = [runsOf(result ?? [], "none"), runsOf(result ?? [], "batch-norm-1d")];
  const tick = useTick();
  useEffect(() => {
    if (learningRate >= 1) tick("batch-norm-1d-large-step");
  }, [learningRate, tick]);

  function reading(): Reading {
    const lossOf = (runs: typeof plain) => runs.find(({ value }) => value === learningRate)?.loss;
    const [without, with_] = [lossOf(plain), lossOf(normalized)];
    if (without === undefined || with_ === undefined) {
      const words = { done: result?.length ?? 0, all: 2 * learningRates.length };
      return { text: t("rate.partly", words), numbers: {} };
    }
    const written = (loss: number | null) => (loss === null ? "nan" : format.fixed(loss, 2));
    return {
      text: t("rate.reading", {
        rate: learningRate.toLocaleString(i18n.language),
        plain: written(without),
        normalized: written(with_),
      }),
      numbers: { plain: without ?? Number.NaN, normalized: with_ ?? Number.NaN },
    };
  }

  return (
    <div ref={root}>
      <Exhibit
        name="learning-rate-robustness"
        onReset={() => turnBack("learningRate")}
        onBreak={() => turn({ learningRate: 3 })}
        isBroken={learningRate >= 3}
        lab={{ ...deepNormalized.config, learningRate }}
        knobs={
          <div data-symbol="lr">
            <SliderField
              name={t("fields:learningRate.name")}
              term="learning-rate"
              explanation={t("knob.rateReadOff")}
              value={learningRate}
              defaultValue={atFirst.learningRate}
              range={{ min: 0.003, max: 3, integer: false }}
              stops={learningRates}
              commitOn="drag"
              onChange={(value) => turn({ learningRate: nearest(value) })}
            />
          </div>
        }
      >
        <Curves
          name="learning-rate-robustness"
          title={t("rate.title")}
          reading={reading}
          provenance={computedWith(defaultConfig.seed)}
          x={learningRates}
          xScale="log"
          xRange={[-2.6, 0.55]}
          xTicks={xTicks}
          yRange={[2.6, 4]}
          yScale="linear"
          marked={learningRate}
          label={t("rate.label")}
          xLabel={{ id: "learning_rate", text: "learning rate" }}
          yLabel={t("gain.loss", { steps: sweptSteps })}
          curves={[
            {
              id: "plain",
              name: t("side.plain"),
              color: "warning",
              mode: "lines+markers",
              y: lossesAt(plain, learningRates),
            },
            {
              id: "batch_norm",
              name: t("side.normalized"),
              color: "train",
              mode: "lines+markers",
              y: lossesAt(normalized, learningRates),
            },
          ]}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

/** Only rates that are measured can be chosen, also by typing. */
function nearest(value: number): number {
  return learningRates.reduce((best, rate) =>
    Math.abs(rate - value) < Math.abs(best - value) ? rate : best,
  );
}
