import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import { presets } from "../../experiment/presets";
import { ComparedStatistics } from "../../figures/compared-statistics";
import { Exhibit } from "../../notebook/exhibit";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";

const prepared = 1000;
const stops = [1, 3, 10, 30, 100, 300, 1000, 3000];
/** So few minibatches that the zeros and ones of the start still weigh. */
const tooFew = 3;

/** The notebook's first exercise, done on the engine: running against calibrated statistics, neuron by neuron. */
export function RunningExercise() {
  const { t } = useTranslation("conclusions");
  const root = useRef<HTMLDivElement>(null);
  const [steps, setSteps] = useState(prepared);
  const params = { config: presets.kaiming, steps };
  const { result } = useStudy("running-and-calibrated", params, useWasSeen(root));
  return (
    <div ref={root}>
      <Exhibit
        name="running-exercise"
        knobs={
          <SliderField
            name={t("running.steps")}
            term="steps"
            explanation={t("running.stepsExplanation")}
            value={steps}
            defaultValue={prepared}
            range={{ min: stops[0], max: stops.at(-1)!, integer: true }}
            stops={stops}
            commitOn="release"
            onChange={setSteps}
          />
        }
        onReset={() => setSteps(prepared)}
        onBreak={() => setSteps(tooFew)}
        isBroken={steps <= tooFew}
        lab={{ ...presets.kaiming, normalization: "batch-norm-1d" }}
      >
        <div className="exhibit-pair">
          <ComparedStatistics
            statistic="mean"
            result={result}
            range={[-1.5, 1.5]}
            seed={defaultConfig.seed}
          />
          <ComparedStatistics statistic="std" result={result} range={[0.5, 4]} seed={defaultConfig.seed} />
        </div>
      </Exhibit>
    </div>
  );
}
