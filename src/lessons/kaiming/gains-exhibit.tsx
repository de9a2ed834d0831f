import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import type { choices } from "../../experiment/config";
import { computedWith } from "../../figures/computed";
import { GainChart } from "../../figures/gain-chart";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { lessonSeed, usePublished } from "./findings";
import { atFirst, turn, turnBack, useKnobs } from "./knobs";

const sampleStops = Array.from({ length: 15 }, (_, i) => 2 ** (i + 6));
const zStdStops = [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 2.5, 3];
/** So much is z stretched when it is broken. */
const stretched = 3;
/** As many as there are in PyTorch's table come first. */
const nonlinearities = [
  "linear",
  "relu",
  "leaky-relu",
  "tanh",
  "sigmoid",
  "selu",
  "elu",
  "gelu",
] as const satisfies readonly (typeof choices.nonlinearity)[number][];

/** PyTorch's table of gains, found again by simulation. */
export function GainsExhibit() {
  const { t } = useTranslation("kaiming");
  const { samples, zStd } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const params = { nonlinearities: [...nonlinearities], zStd, samples, seed: lessonSeed };
  const { result, params: asked, failure } = useStudy("gain-simulation", params, useWasSeen(root));
  const isNow = asked?.zStd === zStd;
  usePublished("gains", isNow && zStd === 1 ? result : null);
  const tick = useTick();
  useEffect(() => {
    if (zStd >= 2) tick("kaiming-stretch-z");
  }, [zStd, tick]);

  return (
    <div ref={root}>
      <Exhibit
        name="gains"
        onReset={() => turnBack("samples", "zStd")}
        onBreak={() => turn({ zStd: stretched })}
        isBroken={zStd === stretched}
        knobs={
          <>
            <SliderField
              name={t("knob.samples")}
              term="sampling"
              explanation={t("knob.samplesExplained")}
              value={samples}
              defaultValue={atFirst.samples}
              range={{ min: sampleStops[0], max: sampleStops.at(-1)!, integer: true }}
              stops={sampleStops}
              commitOn="release"
              onChange={(value) => turn({ samples: value })}
            />
            <SliderField
              name={t("knob.zStd")}
              term="standard-deviation"
              explanation={t("knob.zStdExplained")}
              value={zStd}
              defaultValue={atFirst.zStd}
              range={{ min: 0.1, max: stretched, integer: false }}
              stops={zStdStops}
              commitOn="drag"
              onChange={(value) => turn({ zStd: value })}
            />
          </>
        }
      >
        <StudyFailure failure={failure} />
        <GainChart simulation={result} zStd={asked?.zStd ?? zStd} provenance={computedWith(lessonSeed)} />
      </Exhibit>
    </div>
  );
}
