import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { DEFAULT_THRESHOLD } from "../../experiment/frame";
import type { Nonlinearity } from "../../experiment/nonlinearity";
import { NonlinearityGallery } from "../../figures/nonlinearity-gallery";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useWasSeen } from "../../notebook/use-was-seen";
import { gainStops } from "./batch-exhibit";
import { lessonSeed, useFirstBatchFailure, useScaledBatch } from "./first-batch";
import { atFirst, starts, turn, turnBack, useKnobs } from "./knobs";

const shown: Nonlinearity[] = ["tanh", "sigmoid", "relu", "leaky-relu", "elu", "gelu"];

/** The first minibatch through six nonlinearities. */
export function GalleryExhibit() {
  const { t } = useTranslation("saturation");
  const { galleryGain, neuron } = useKnobs();
  const failure = useFirstBatchFailure();
  const root = useRef<HTMLDivElement>(null);
  const inputs = useScaledBatch(galleryGain, starts.kaiming.biasScale, useWasSeen(root));
  return (
    <div ref={root}>
      <Exhibit
        name="nonlinearities"
        onReset={() => turnBack("galleryGain")}
        onBreak={() => turn({ galleryGain: 1 })}
        isBroken={galleryGain >= 1}
        lab={{ gain: galleryGain, hiddenBiasScale: starts.kaiming.biasScale, nonlinearity: "relu" }}
        knobs={
          <div data-symbol="gain">
            <SliderField
              name={t("knob.gain")}
              term="gain"
              explanation={t("knob.gainExplained")}
              value={galleryGain}
              defaultValue={atFirst.galleryGain}
              range={{ min: 0, max: 3, integer: false }}
              stops={gainStops}
              commitOn="drag"
              onChange={(value) => turn({ galleryGain: value })}
            />
          </div>
        }
      >
        <NonlinearityGallery
          inputs={inputs}
          nonlinearities={shown}
          neuron={neuron}
          threshold={DEFAULT_THRESHOLD}
          seed={lessonSeed}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
