import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { tanhGain } from "../../experiment/presets";
import { computedWith } from "../../figures/computed";
import { GainByLayer, type MeasuredGain } from "../../figures/gain-by-layer";
import { numberFormat } from "../../figures/number-format";
import { VarianceMapPlot } from "../../figures/variance-map-plot";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { debatedGains, deepest, deepFields, exactTanhGain } from "./deep-network";
import { lessonSeed, usePublished } from "./findings";
import { turn, turnBack, useKnobs } from "./knobs";

export const tanhGainStops = [
  ...Array.from({ length: 45 }, (_, i) => Number((0.8 + 0.05 * i).toFixed(2))),
  exactTanhGain,
  tanhGain,
].sort((a, b) => a - b);

/** Gain 2.5 is where the gradient of fifty layers has gone to a hundred thousand times itself. */
const broken = 2.5;

const configOf = (gain: number) => ({ ...deepFields, hiddenLayers: deepest, gain });

/** Fifty layers of tanh with the gains of the debate and one of the reader's own. */
export function TanhExhibit() {
  const { t, i18n } = useTranslation(["kaiming", "fields"]);
  const { tanhGain: gain, direction } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const wasSeen = useWasSeen(root);
  const format = numberFormat(i18n.language);
  const debated = useStudy(
    "first-minibatch",
    { configs: debatedGains.map(({ gain }) => configOf(gain)) },
    wasSeen,
  );
  const own = useStudy("first-minibatch", { configs: [configOf(gain)] }, wasSeen);
  const measured = useMemo((): MeasuredGain[] => {
    const references = (debated.result ?? []).map(({ layers }, i) => ({
      ...debatedGains[i],
      name: nameOf(debatedGains[i].gain, format.fixed),
      layers,
    }));
    const ownGain = own.params?.configs[0].gain;
    if (!own.result || ownGain === undefined || references.length < debatedGains.length) return [];
    return [
      ...references,
      { gain: ownGain, name: nameOf(ownGain, format.fixed), layers: own.result[0].layers },
    ];
  }, [debated.result, own.result, own.params, format]);
  usePublished("byLayer", measured.length > 0 ? measured : null);
  const tick = useTick();
  useEffect(() => {
    if (direction === "backward" && gain === 1) tick("kaiming-gradient-gain-1");
  }, [direction, gain, tick]);

  return (
    <div ref={root}>
      <Exhibit
        name="tanh-gain"
        onReset={() => turnBack("tanhGain", "direction")}
        onBreak={() => turn({ tanhGain: broken, direction: "backward" })}
        isBroken={gain === broken && direction === "backward"}
        lab={configOf(gain)}
        knobs={
          <div data-symbol="gain">
            <SliderField
              name={t("fields:gain.name")}
              term="gain"
              explanation={t("knob.tanhGain")}
              value={gain}
              defaultValue={tanhGain}
              range={{ min: 0.8, max: 3, integer: false }}
              stops={tanhGainStops}
              commitOn="drag"
              onChange={(value) => turn({ tanhGain: value })}
            />
          </div>
        }
      >
        <StudyFailure failure={debated.failure ?? own.failure} />
        <div className="exhibit-pair">
          <VarianceMapPlot
            nonlinearity="tanh"
            gain={gain}
            name={nameOf(gain, format.fixed)}
            others={debatedGains.map(({ gain }) => ({ gain, name: nameOf(gain, format.fixed) }))}
            layers={deepest}
          />
          <GainByLayer
            nonlinearity="tanh"
            measured={measured}
            depth={deepest}
            direction={direction}
            onDirection={(value) => turn({ direction: value })}
            provenance={computedWith(lessonSeed)}
          />
        </div>
      </Exhibit>
    </div>
  );
}

/** 5/3 by its name, the others by two decimals at most. */
function nameOf(gain: number, fixed: (value: number, digits: number) => string): string {
  if (gain === tanhGain) return "5/3";
  return gain === 1 ? "1" : fixed(gain, 2);
}
