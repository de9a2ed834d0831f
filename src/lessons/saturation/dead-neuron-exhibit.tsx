import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import { DEFAULT_THRESHOLD } from "../../experiment/frame";
import { presets } from "../../experiment/presets";
import { DeadNeuron } from "../../figures/dead-neuron";
import { DragNumber } from "../../notebook/drag-number";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { atFirst, type Knobs, turn, turnBack, useKnobs } from "./knobs";

const steps = 3000;
const pushes = Array.from({ length: 41 }, (_, i) => 0.5 * i);
/** One that lies around 0 in this network, on either side. */
const neuron = 7;

/** A neuron of a well-initialised network whose bias the reader pushes before it trains. */
export function DeadNeuronExhibit() {
  const { t } = useTranslation("saturation");
  const { push, pushed } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const config = { ...defaultConfig, ...presets.kaiming, nonlinearity: pushed };
  const { result, params, failure } = useStudy(
    "dead-neuron",
    // A relu is out of reach on the negative side.
    { config, neuron, push: pushed === "relu" ? -push : push, steps },
    useWasSeen(root),
  );
  const tick = useTick();
  const isGone = params?.push !== 0 && result?.biasGradient[0] === 0;
  useEffect(() => {
    if (isGone) tick("saturation-zero-gradient");
  }, [isGone, tick]);
  return (
    <div ref={root}>
      <Exhibit
        name="dead-neuron"
        onReset={() => turnBack("push", "pushed")}
        onBreak={() => turn({ push: 20 })}
        isBroken={push > 12}
        lab={config}
        knobs={
          <>
            <SliderField
              name={t("knob.push")}
              term="bias"
              explanation={t("knob.pushExplained")}
              value={push}
              defaultValue={atFirst.push}
              range={{ min: 0, max: 20, integer: false }}
              stops={pushes}
              commitOn="release"
              onChange={(value) => turn({ push: value })}
            />
            <ChoiceField<Knobs["pushed"]>
              name={t("knob.nonlinearity")}
              term="nonlinearity"
              value={pushed}
              layout="row"
              options={(["tanh", "relu"] as const).map((value) => ({
                value,
                label: t(`nonlinearity.${value}`),
              }))}
              onChange={(value) => turn({ pushed: value })}
            />
          </>
        }
      >
        <DeadNeuron
          result={result}
          nonlinearity={params?.config.nonlinearity ?? pushed}
          neuron={neuron}
          threshold={DEFAULT_THRESHOLD}
          steps={steps}
          seed={config.seed}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

/** The push, in a sentence. */
export function DeadPush() {
  const { t } = useTranslation("saturation");
  const { push } = useKnobs();
  return (
    <DragNumber
      label={t("knob.push")}
      value={push}
      stops={pushes}
      write={({ fixed }, value) => fixed(value, 1)}
      onChange={(value) => turn({ push: value })}
      symbol="b1"
    />
  );
}
