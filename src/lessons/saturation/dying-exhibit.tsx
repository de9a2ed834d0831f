import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import { curves } from "../../experiment/nonlinearity";
import { presets } from "../../experiment/presets";
import { DyingUnitsFigure } from "../../figures/dying-units";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { atFirst, type Knobs, turn, turnBack, useKnobs } from "./knobs";

const steps = 500;
const learningRates = [0.1, 0.5, 1, 1.5, 2, 2.5, 3];
const kinds = ["relu", "leaky-relu", "tanh"] as const;

/** One layer of ReLUs trained with one learning rate after another. */
export function DyingExhibit() {
  const { t } = useTranslation("saturation");
  const { dying, dyingRate } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const config = {
    ...defaultConfig,
    ...presets.kaiming,
    gain: curves[dying].gain!,
    nonlinearity: dying,
  };
  const study = useStudy("dying-units", { config, learningRates, steps }, useWasSeen(root));
  // Until the first of the units asked for are trained, the study still holds those asked for before.
  const result = study.params?.config.nonlinearity === dying ? study.result : null;
  const tick = useTick();
  const chosen = result?.find(({ learningRate }) => learningRate === dyingRate);
  const mostDie = (chosen?.dead.at(-1) ?? 0) > 0.4;
  useEffect(() => {
    if (mostDie) tick("saturation-dying-relu");
  }, [mostDie, tick]);
  return (
    <div ref={root}>
      <Exhibit
        name="dying-units"
        onReset={() => turnBack("dying", "dyingRate")}
        onBreak={() => turn({ dyingRate: 2 })}
        isBroken={dyingRate >= 2}
        lab={{ ...config, learningRate: dyingRate }}
        knobs={
          <>
            <SliderField
              name={t("knob.learningRate")}
              term="learning-rate"
              explanation={t("knob.learningRateExplained")}
              value={dyingRate}
              defaultValue={atFirst.dyingRate}
              range={{ min: 0.1, max: 3, integer: false }}
              stops={learningRates}
              commitOn="drag"
              onChange={(value) => turn({ dyingRate: nearest(value) })}
            />
            <ChoiceField<Knobs["dying"]>
              name={t("knob.nonlinearity")}
              term="nonlinearity"
              value={dying}
              layout="row"
              options={kinds.map((value) => ({ value, label: t(`nonlinearity.${value}`) }))}
              onChange={(value) => turn({ dying: value })}
            />
          </>
        }
      >
        <DyingUnitsFigure
          runs={result ?? []}
          count={learningRates.length}
          learningRate={dyingRate}
          steps={steps}
          seed={config.seed}
        />
        <StudyFailure failure={study.failure} />
      </Exhibit>
    </div>
  );
}

/** Only those that are trained can be chosen, also by typing. */
function nearest(value: number): number {
  return learningRates.reduce((best, rate) =>
    Math.abs(rate - value) < Math.abs(best - value) ? rate : best,
  );
}
