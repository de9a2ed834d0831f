import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import { computedWith } from "../../figures/computed";
import { Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Segmented } from "../../figures/segmented";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { find } from "./findings";
import { atFirst, batchSizes, turn, turnBack, useKnobs } from "./knobs";
import { careful } from "./scenes";

const measured = batchSizes.slice(1);

/** The same validation in the layer's two modes. */
export function EvalExhibit() {
  const { t, i18n } = useTranslation("batch-norm-1d");
  const format = numberFormat(i18n.language);
  const { mode, batchSize, order } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const params = { fields: careful, steps: 1000, batchSizes: measured, order };
  const { result, failure } = useStudy("forgotten-eval", params, useWasSeen(root));
  const tick = useTick();
  useEffect(() => {
    if (result && order === "shuffled") find({ evaluation: result });
  }, [result, order]);
  useEffect(() => {
    if (mode === "train" && batchSize === 1) tick("batch-norm-1d-alone");
    if (order === "sorted") tick("batch-norm-1d-sorted");
  }, [mode, batchSize, order, tick]);

  const training = result?.training.map(({ loss }) => loss) ?? [];

  function reading(): Reading {
    if (!result) return { text: t("computing"), numbers: {} };
    const { evaluation } = result;
    const loss = result.training.find((one) => one.batchSize === batchSize)?.loss;
    const numbers = { evaluation, ...(loss !== undefined && { training: loss }) };
    const words = { size: batchSize, evaluation: format.fixed(evaluation, 3) };
    if (mode === "eval") return { text: t("modes.evalReading", words), numbers };
    if (batchSize === 1) return { text: t("modes.refused", words), numbers };
    if (loss === undefined) return { text: t("computing"), numbers };
    return {
      text: t("modes.trainReading", {
        ...words,
        training: format.fixed(loss, 3),
        more: format.fixed(loss - evaluation, 3),
      }),
      numbers,
    };
  }

  return (
    <div ref={root}>
      <Exhibit
        name="forgotten-eval"
        onReset={() => turnBack("mode", "batchSize", "order")}
        onBreak={() => turn({ mode: "train", order: "sorted" })}
        isBroken={order === "sorted" && mode === "train"}
        lab={careful}
        knobs={
          <>
            <ChoiceField
              name={t("knob.mode")}
              term="train-eval"
              explanation={t(`knob.modeExplained.${mode}`)}
              value={mode}
              layout="row"
              options={[
                { value: "eval", label: "model.eval()" },
                { value: "train", label: "model.train()" },
              ]}
              onChange={(value) => turn({ mode: value })}
            />
            <SliderField
              name={t("knob.batch")}
              term="batch-size"
              explanation={t("knob.batchExplained")}
              value={batchSize}
              defaultValue={atFirst.batchSize}
              range={{ min: 1, max: 512, integer: true }}
              stops={batchSizes}
              commitOn="drag"
              onChange={(value) => turn({ batchSize: nearest(value) })}
            />
          </>
        }
      >
        <Curves
          name="forgotten-eval"
          title={t("modes.title")}
          reading={reading}
          provenance={computedWith(defaultConfig.seed)}
          toolbar={
            <Segmented
              label={t("modes.order")}
              value={order}
              options={[
                { value: "shuffled", label: t("modes.shuffled") },
                { value: "sorted", label: t("modes.sorted") },
              ]}
              onChange={(value) => turn({ order: value })}
            />
          }
          x={measured}
          xScale="log"
          xRange={[0.2, 2.8]}
          xTicks={measured}
          yRange={[2.7, 3.3]}
          yScale="linear"
          {...(batchSize > 1 && { marked: batchSize })}
          label={t("modes.label")}
          xLabel={{ id: "batch_size", text: t("modes.batch") }}
          yLabel={t("modes.loss")}
          curves={[
            {
              id: "evaluation",
              name: "model.eval()",
              color: "expected",
              dash: mode === "eval" ? "solid" : "dash",
              y: result ? measured.map(() => result.evaluation) : [],
            },
            {
              id: "training",
              name: "model.train()",
              color: "warning",
              dash: mode === "train" ? "solid" : "dash",
              y: training,
            },
          ]}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

/** Only sizes that are measured can be chosen, also by typing. */
function nearest(value: number): number {
  return batchSizes.reduce((best, size) => (Math.abs(size - value) < Math.abs(best - value) ? size : best));
}
