import { type ComponentProps, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { DEFAULT_THRESHOLD } from "../../experiment/frame";
import { ActivationCurve } from "../../figures/activation-curve";
import { computedWith } from "../../figures/computed";
import { measure } from "../../figures/layer-inputs";
import { still } from "../../figures/live";
import { DragNumber } from "../../notebook/drag-number";
import { Exhibit } from "../../notebook/exhibit";
import { NumberText } from "../../notebook/live-number";
import { PredictNumber } from "../../notebook/predict-number";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { lessonSeed, useFirstBatchFailure, useScaledBatch } from "./first-batch";
import { atFirst, type StartName, startNames, starts, turn, turnBack, useKnobs } from "./knobs";

/** The scales that can be slid to, those with a name among them. */
export const gainStops = [
  ...Array.from({ length: 61 }, (_, i) => Number((0.05 * i).toFixed(2))),
  starts.kaiming.gain,
].sort((a, b) => a - b);

/** All that the x axis shows: twice the spread of the notebook's preactivations. */
const span = 12;

function useNow(isWanted: boolean) {
  const { gain, biasScale } = useKnobs();
  const scaled = useScaledBatch(gain, biasScale, isWanted);
  return useMemo(() => scaled && { ...scaled, nonlinearity: "tanh" as const }, [scaled]);
}

/** The first minibatch on the curve; the dots slide as the scale of W1 does. */
export function BatchExhibit() {
  const { t } = useTranslation("saturation");
  const { gain, biasScale, neuron } = useKnobs();
  const failure = useFirstBatchFailure();
  const root = useRef<HTMLDivElement>(null);
  const inputs = useNow(useWasSeen(root));
  const tick = useTick();
  const start = startNames.find((name) => starts[name].gain === gain && starts[name].biasScale === biasScale);
  const share = inputs && measure(inputs, DEFAULT_THRESHOLD).saturated;
  useEffect(() => {
    if (share !== null && share < 0.05) tick("saturation-below-5");
  }, [share, tick]);
  const live = useMemo(() => still(inputs), [inputs]);
  return (
    <div ref={root}>
      <Exhibit
        name="batch-on-curve"
        onReset={() => turnBack("gain", "biasScale")}
        onBreak={() => turn({ gain: 3, biasScale: 1 })}
        isBroken={gain >= 2}
        lab={{ gain, hiddenBiasScale: biasScale }}
        knobs={
          <>
            <div data-symbol="gain">
              <SliderField
                name={t("knob.gain")}
                term="gain"
                explanation={t("knob.gainExplained")}
                value={gain}
                defaultValue={atFirst.gain}
                range={{ min: 0, max: 3, integer: false }}
                stops={gainStops}
                commitOn="drag"
                onChange={(value) => turn({ gain: value })}
              />
            </div>
            <ChoiceField<StartName>
              name={t("knob.start")}
              term="preset"
              value={start ?? null}
              layout="row"
              options={startNames.map((name) => ({ value: name, label: t(`start.${name}`) }))}
              onChange={(name) => turn(starts[name])}
            />
          </>
        }
      >
        <ActivationCurve
          name="batch-on-curve"
          title={t("curve.title")}
          inputs={live}
          neuron={neuron}
          threshold={DEFAULT_THRESHOLD}
          span={span}
          provenance={computedWith(lessonSeed)}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

/** The scale of W1, in a sentence. */
export function BatchGain() {
  const { t } = useTranslation("saturation");
  const { gain } = useKnobs();
  return (
    <DragNumber
      label={t("knob.gain")}
      value={gain}
      stops={gainStops}
      write={({ fixed }, value) => fixed(value, 2)}
      onChange={(value) => turn({ gain: value })}
      symbol="gain"
    />
  );
}

/** What the sentence's scale of W1 does to the first minibatch. */
export function BatchShare() {
  const inputs = useNow(false);
  return (
    <NumberText
      value={inputs && measure(inputs, DEFAULT_THRESHOLD).saturated}
      write={({ percent }, value) => percent(value, 1)}
    />
  );
}

export function BatchStd() {
  const inputs = useNow(false);
  return (
    <NumberText
      value={inputs && measure(inputs, DEFAULT_THRESHOLD).std}
      write={({ fixed }, value) => fixed(value, 2)}
      symbol="preact"
    />
  );
}

type PredictShareProps = Omit<ComponentProps<typeof PredictNumber>, "answer">;

/** A prediction whose answer is the share of the notebook's first minibatch that is saturated, in per cent. */
export function PredictShare(props: PredictShareProps) {
  const root = useRef<HTMLSpanElement>(null);
  const { gain, biasScale } = starts.naive;
  const scaled = useScaledBatch(gain, biasScale, useWasSeen(root));
  const answer = scaled && 100 * measure({ ...scaled, nonlinearity: "tanh" }, DEFAULT_THRESHOLD).saturated;
  return (
    <>
      <span ref={root} />
      <PredictNumber {...props} answer={answer} />
    </>
  );
}
