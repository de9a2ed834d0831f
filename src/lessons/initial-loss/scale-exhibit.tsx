import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { ranges } from "../../experiment/config";
import { LossByScale } from "../../figures/loss-by-scale";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { scales, sweep } from "./scale-sweep";

const START = 1;
const BROKEN = 10;
/** How far above −ln(1/V) still counts as knowing nothing. */
const CLOSE = 0.1;

/** The loss of step 0 along all scales of W2, one of them looked at. */
export function ScaleExhibit() {
  const { t } = useTranslation(["initial-loss", "fields"]);
  const tick = useTick();
  const root = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(START);
  const { result, failure } = useStudy("loss-by-output-scale", sweep, useWasSeen(root));

  function choose(chosen: number) {
    setScale(chosen);
    const curve = result?.curves.find(({ biasScale }) => biasScale === 0);
    const largest = curve?.points.findLast(({ loss }) => loss < result!.expected + CLOSE);
    if (chosen === largest?.scale) tick("initial-loss-largest-scale");
  }

  return (
    <div ref={root}>
      <Exhibit
        name="loss-by-scale"
        onReset={() => setScale(START)}
        onBreak={() => choose(BROKEN)}
        isBroken={scale === BROKEN}
        lab={{ outputScale: scale, outputBiasScale: 0 }}
        knobs={
          <SliderField
            name={t("fields:outputScale.name")}
            term="output-scale"
            explanation={t("byScale.explanation")}
            value={scale}
            defaultValue={START}
            range={{ ...ranges.outputScale, min: scales[0] }}
            stops={scales}
            commitOn="drag"
            onChange={choose}
          />
        }
      >
        <LossByScale data={result} scale={scale} />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
