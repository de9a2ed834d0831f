import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { defaultConfig } from "../../experiment/config";
import { tanhGain } from "../../experiment/presets";
import type { TrainedDepth } from "../../experiment/studies/training-by-depth";
import { computedWith } from "../../figures/computed";
import { type Curve, Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { depths, trainedSteps, wellInitialised } from "./networks";

/** Minibatches of which one point of a curve is the mean; their loss alone jumps too much to be compared. */
const window = 25;

const gains = [0.8, 1, wellInitialised.gain, tanhGain];
const learningRates = [0.03, 0.1, 0.3];
const prepared = { gain: wellInitialised.gain as number, learningRate: defaultConfig.learningRate };
/** A little too small: with two layers nobody would notice. */
const coldGain = gains[0];

/** Networks that differ in their depth alone, trained as long. */
export function LossByDepth() {
  const { t, i18n } = useTranslation("conclusions");
  const format = numberFormat(i18n.language);
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(prepared);
  const choose = (part: Partial<typeof prepared>) => setChosen({ ...chosen, ...part });
  const config = { ...wellInitialised, ...chosen };
  const question = { config, depths, steps: trainedSteps, every: window };
  const { result, params } = useStudy("training-by-depth", question, useWasSeen(root));

  const steps = Array.from({ length: trainedSteps / window }, (_, i) => (i + 0.5) * window);
  const curves = depths.map((depth, place): Curve => {
    const trained = result?.find((one) => one.depth === depth);
    return {
      id: `layers_${depth}`,
      name: t("depths.layers", { depth }),
      color: { place, of: depths.length },
      y: trained ? means(trained) : [],
    };
  });

  function reading(): Reading {
    const last = (of: Curve) => of.y.at(steps.length - 1);
    const [shallow, deep] = [last(curves[0]), last(curves.at(-1)!)];
    if (shallow === undefined || deep === undefined) return { text: t("depths.waiting"), numbers: {} };
    const text = t("depths.reading", {
      steps: format.count(trainedSteps),
      least: depths[0],
      most: depths.at(-1),
      shallow: format.fixed(shallow, 2),
      deep: format.fixed(deep, 2),
    });
    return { text, numbers: { gain: params!.config.gain!, shallow, deep } };
  }

  return (
    <div ref={root}>
      <Exhibit
        name="loss-by-depth"
        knobs={
          <>
            <div data-symbol="gain">
              <ChoiceField
                name="gain"
                term="gain"
                explanation={t("depths.gainExplanation")}
                value={String(chosen.gain)}
                layout="row"
                options={gains.map((gain) => ({
                  value: String(gain),
                  label: gain === tanhGain ? "5/3" : gain.toLocaleString(i18n.language),
                }))}
                onChange={(gain) => choose({ gain: Number(gain) })}
              />
            </div>
            <ChoiceField
              name={t("learningRate")}
              term="learning-rate"
              explanation={t("depths.learningRateExplanation")}
              value={String(chosen.learningRate)}
              layout="row"
              options={learningRates.map((rate) => ({
                value: String(rate),
                label: rate.toLocaleString(i18n.language),
              }))}
              onChange={(rate) => choose({ learningRate: Number(rate) })}
            />
          </>
        }
        onReset={() => setChosen(prepared)}
        onBreak={() => choose({ gain: coldGain })}
        isBroken={chosen.gain === coldGain}
        lab={{ ...config, hiddenLayers: depths.at(-1)! }}
      >
        <Curves
          name="loss-by-depth"
          title={t("depths.title")}
          reading={reading}
          provenance={computedWith(defaultConfig.seed)}
          x={steps}
          curves={curves}
          xRange={[0, trainedSteps]}
          yRange={[2.7, 3.9]}
          yScale="linear"
          xLabel={{ id: "step", text: t("step") }}
          yLabel={t("depths.unit")}
          label={t("depths.label")}
        />
      </Exhibit>
    </div>
  );
}

/** Of each whole window so far. */
function means({ losses }: TrainedDepth): number[] {
  const count = Math.floor(losses.length / window);
  return Array.from({ length: count }, (_, i) => {
    const part = losses.slice(i * window, (i + 1) * window);
    return part.reduce((sum, loss) => sum + loss, 0) / window;
  });
}
