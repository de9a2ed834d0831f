import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { draws } from "../../experiment/studies/weight-draws";
import { computedWith } from "../../figures/computed";
import { ForwardBackward } from "../../figures/forward-backward";
import { WeightHistogram } from "../../figures/weight-histogram";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { lessonSeed } from "./findings";
import { type Shape, shapes, turn, turnBack, useKnobs } from "./knobs";

/** A layer's weights drawn in each of PyTorch's ways, and what they do to what passes forward and backward. */
export function DrawsExhibit() {
  const { t } = useTranslation("kaiming");
  const { shape, draw } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const { fanIn, fanOut } = shapes[shape];
  const params = { fanIn, fanOut, seed: lessonSeed };
  const { result, failure } = useStudy("weight-draws", params, useWasSeen(root));
  const weights = result ?? [];
  const tick = useTick();
  useEffect(() => {
    if (shape === "256-256") tick("kaiming-square-layer");
  }, [shape, tick]);

  return (
    <div ref={root}>
      <Exhibit
        name="weight-draws"
        onReset={() => turnBack("shape", "draw")}
        onBreak={() => turn({ shape: "10-1000", draw: "fan-out" })}
        isBroken={shape === "10-1000" && draw === "fan-out"}
        knobs={
          <>
            <ChoiceField<Shape>
              name={t("knob.shape")}
              term="fan-in"
              value={shape}
              layout="row"
              options={(Object.keys(shapes) as Shape[]).map((value) => ({
                value,
                label: t(`knob.shapes.${value}`),
              }))}
              onChange={(value) => turn({ shape: value })}
            />
            <ChoiceField
              name={t("knob.draw")}
              term="initialization"
              value={draw}
              layout="row"
              options={draws.map((value) => ({ value, label: t(`weights.draw.${value}`) }))}
              onChange={(value) => turn({ draw: value })}
            />
          </>
        }
      >
        <StudyFailure failure={failure} />
        <div className="exhibit-pair">
          <ForwardBackward
            weights={weights}
            fanIn={fanIn}
            fanOut={fanOut}
            provenance={computedWith(lessonSeed)}
          />
          <WeightHistogram
            weights={weights}
            draw={draw}
            fanIn={fanIn}
            fanOut={fanOut}
            provenance={computedWith(lessonSeed)}
          />
        </div>
      </Exhibit>
    </div>
  );
}
