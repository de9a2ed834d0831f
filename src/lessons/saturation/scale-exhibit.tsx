import { type ComponentProps, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import { presets } from "../../experiment/presets";
import { SaturationByScale } from "../../figures/saturation-by-scale";
import { Exhibit } from "../../notebook/exhibit";
import { PredictCurve } from "../../notebook/predict-curve";
import { StudyFailure } from "../../notebook/study-failure";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { atFirst, starts, turn, turnBack, useKnobs } from "./knobs";

/** b1 × .01, the output small: what is left to choose is the scale of W1. */
const config = { ...defaultConfig, ...presets["small-hidden"] };
const gains = [
  ...Array.from({ length: 41 }, (_, i) => Number((0.05 * i).toFixed(2))),
  starts.kaiming.gain,
].sort((a, b) => a - b);
const params = { config, gains };

/** How much is saturated at step 0 for every scale of W1. */
export function ScaleExhibit() {
  const { t } = useTranslation("saturation");
  const { scale } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const { result, failure } = useStudy("weight-scale", params, useWasSeen(root));
  return (
    <div ref={root}>
      <Exhibit
        name="saturation-by-scale"
        onReset={() => turnBack("scale")}
        onBreak={() => turn({ scale: 1 })}
        isBroken={scale >= 1}
        lab={{ ...config, gain: scale }}
        knobs={
          <div data-symbol="W1">
            <SliderField
              name={t("knob.gain")}
              term="gain"
              explanation={t("knob.gainExplained")}
              value={scale}
              defaultValue={atFirst.scale}
              range={{ min: 0, max: 2, integer: false }}
              stops={gains}
              commitOn="drag"
              onChange={(value) => turn({ scale: nearest(value) })}
            />
          </div>
        }
      >
        <SaturationByScale
          points={result ?? []}
          gain={scale}
          named={[
            { name: t("scale.byHand"), gain: starts["small-hidden"].gain },
            { name: t("scale.kaiming"), gain: starts.kaiming.gain },
            { name: t("scale.asDrawn"), gain: starts.naive.gain },
          ]}
          seed={config.seed}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

/** Only scales that are measured can be chosen, also by typing. */
function nearest(value: number): number {
  return gains.reduce((best, gain) => (Math.abs(gain - value) < Math.abs(best - value) ? gain : best));
}

type PredictScaleProps = Omit<ComponentProps<typeof PredictCurve>, "actual">;

/** A prediction of the same curve, in per cent. */
export function PredictScale(props: PredictScaleProps) {
  const root = useRef<HTMLSpanElement>(null);
  const { result } = useStudy("weight-scale", params, useWasSeen(root));
  const actual = result && result.length === gains.length ? result : null;
  return (
    <>
      <span ref={root} />
      <PredictCurve
        {...props}
        actual={actual?.map(({ gain, saturated }) => [gain, 100 * saturated] as const) ?? null}
      />
    </>
  );
}
