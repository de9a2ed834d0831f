import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import type { RunningStatistics } from "../../experiment/studies/running-statistics";
import { niceRange } from "../../figures/axis-range";
import { computedWith } from "../../figures/computed";
import { type Curve, Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Segmented } from "../../figures/segmented";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { atFirst, momenta, turn, turnBack, useKnobs } from "./knobs";
import { careful } from "./scenes";

const told = 8;
const runningParams = { fields: careful, momenta: [...momenta], steps: 9_999, told };
const toldNeurons = Array.from({ length: told }, (_, i) => i);
/** Minibatches seen, on a logarithmic axis: the first things happen in the first ten. */
const xTicks = [1, 10, 100, 1000, 10_000];
const seen = ({ steps }: RunningStatistics) => steps.map((step) => step + 1);

/** Running averages on their way to what they estimate. */
export function RunningExhibit() {
  const { t, i18n } = useTranslation("batch-norm");
  const written = (value: number) => value.toLocaleString(i18n.language);
  const { momentum, told: neuron } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const { result, failure } = useStudy("running-statistics", runningParams, useWasSeen(root));
  const tick = useTick();
  useEffect(() => {
    if (momentum === 1) tick("batch-norm-momentum-one");
  }, [momentum, tick]);
  return (
    <div ref={root}>
      <Exhibit
        name="running-statistics"
        onReset={() => turnBack("momentum", "told", "statistic")}
        onBreak={() => turn({ momentum: 1 })}
        isBroken={momentum === 1}
        lab={careful}
        knobs={
          <>
            <ChoiceField
              name={t("knob.momentum")}
              term="momentum"
              explanation={t("knob.momentumExplained")}
              value={String(momentum)}
              layout="row"
              options={momenta.map((value) => ({ value: String(value), label: written(value) }))}
              onChange={(value) => turn({ momentum: momenta.find((one) => String(one) === value)! })}
            />
            <SliderField
              name={t("knob.neuron")}
              term="neuron"
              explanation={t("knob.toldExplained")}
              value={neuron}
              defaultValue={atFirst.told}
              range={{ min: 0, max: told - 1, integer: true }}
              stops={toldNeurons}
              commitOn="drag"
              onChange={(value) => turn({ told: value })}
            />
          </>
        }
      >
        <div className="exhibit-pair">
          <OneNeuron result={result} />
          <AllNeurons result={result} />
        </div>
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

/** The statistics of one neuron: the notebook's running average, the chosen one, and the whole training set's. */
function OneNeuron({ result }: { result: RunningStatistics | null }) {
  const { t, i18n } = useTranslation("batch-norm");
  const format = numberFormat(i18n.language);
  const { momentum, told: neuron, statistic } = useKnobs();
  const at = (values: number[]) => values.filter((_, i) => i % told === neuron);
  const chosen = result?.running.find((one) => one.momentum === momentum);
  const notebook = result?.running.find((one) => one.momentum === momenta[0]);
  const calibrated = result ? at(result.calibrated[statistic]) : [];
  const everything = result
    ? [...calibrated, ...result.running.flatMap((one) => at(one[statistic]))]
    : [0, 1];

  function reading(): Reading {
    if (!result || !chosen) return { text: t("computing"), numbers: {} };
    const [running, true_] = [at(chosen[statistic]).at(-1)!, calibrated.at(-1)!];
    return {
      text: t(`running.oneReading.${statistic}`, {
        minibatches: format.count(seen(result).at(-1)!),
        running: format.fixed(running, 3),
        calibrated: format.fixed(true_, 3),
      }),
      numbers: { running, calibrated: true_, step: result.steps.at(-1)! },
    };
  }

  const curves: Curve[] = [
    {
      id: "calibrated",
      name: t("running.calibrated"),
      color: "expected",
      dash: "dash",
      y: calibrated,
    },
    {
      id: "running_chosen",
      name: t("running.of", { momentum: momentum.toLocaleString(i18n.language) }),
      color: "train",
      y: at(chosen?.[statistic] ?? []),
    },
  ];
  if (momentum !== momenta[0]) {
    curves.push({
      id: "running_notebook",
      name: t("running.notebook"),
      color: "validation",
      y: at(notebook?.[statistic] ?? []),
    });
  }
  return (
    <Curves
      name="running-statistic"
      title={t("running.oneTitle", { neuron })}
      reading={reading}
      provenance={computedWith(defaultConfig.seed)}
      toolbar={
        <Segmented
          label={t("running.statistic")}
          value={statistic}
          options={[
            { value: "std", label: t("running.std") },
            { value: "mean", label: t("running.mean") },
          ]}
          onChange={(value) => turn({ statistic: value })}
        />
      }
      x={result ? seen(result) : []}
      xScale="log"
      xRange={[0, 4.02]}
      xTicks={xTicks}
      yRange={niceRange(Math.min(...everything), Math.max(...everything))}
      yScale="linear"
      label={t("running.oneLabel")}
      xLabel={{ id: "minibatches", text: t("running.seen") }}
      yLabel={t(`running.axis.${statistic}`)}
      curves={curves}
    />
  );
}

/** How far off the running averages are over all neurons. */
function AllNeurons({ result }: { result: RunningStatistics | null }) {
  const { t, i18n } = useTranslation("batch-norm");
  const format = numberFormat(i18n.language);
  const { momentum, statistic } = useKnobs();
  const error = (one: RunningStatistics["running"][number]) => one[`${statistic}Error`];

  function reading(): Reading {
    if (!result) return { text: t("computing"), numbers: {} };
    const last = (wanted: number) => error(result.running.find((one) => one.momentum === wanted)!).at(-1)!;
    const [slow, quick] = [last(0.001), last(0.1)];
    return {
      text: t("running.allReading", {
        minibatches: format.count(seen(result).at(-1)!),
        slow: format.percent(slow, 1),
        quick: format.percent(quick, 1),
      }),
      numbers: { slow, quick, step: result.steps.at(-1)! },
    };
  }

  return (
    <Curves
      name="running-error"
      title={t("running.allTitle")}
      reading={reading}
      provenance={computedWith(defaultConfig.seed)}
      x={result ? seen(result) : []}
      xScale="log"
      xRange={[0, 4.02]}
      xTicks={xTicks}
      yRange={[-2.3, 0]}
      yScale="log"
      label={t("running.allLabel")}
      xLabel={{ id: "minibatches", text: t("running.seen") }}
      yLabel={t("running.distance")}
      curves={(result?.running ?? []).map((one, i) => ({
        id: `momentum_${one.momentum}`,
        name: t("running.of", { momentum: one.momentum.toLocaleString(i18n.language) }),
        color: { place: i, of: momenta.length },
        dash: one.momentum === momentum ? "solid" : "dash",
        y: error(one),
      }))}
    />
  );
}
