import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import { SliderField } from "../../controls/slider-field";
import type { BlockPlace } from "../../experiment/studies/residual-block";
import { BlockTrace } from "../../figures/block-trace";
import { computedWith } from "../../figures/computed";
import { type Curve, Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { usePublished } from "./findings";
import { atFirst, lessonSeed, turn, turnBack, useKnobs } from "./knobs";

const MOST = 25;
const blockStops = Array.from({ length: MOST }, (_, i) => i + 1);
const none: BlockPlace[] = [];

/** The block that ResNet repeats, with Linear for convolution, run on the notebook's first minibatch. */
export function BlockExhibit() {
  const { t, i18n } = useTranslation("resnet");
  const format = numberFormat(i18n.language);
  const root = useRef<HTMLDivElement>(null);
  const wasSeen = useWasSeen(root);
  const { blocks, skip, zeroGamma } = useKnobs();
  const params = { blocks, width: 64, zeroGamma };
  const { result: withSkip, failure } = useStudy("residual-block", { ...params, skip: true }, wasSeen);
  const { result: withoutSkip } = useStudy("residual-block", { ...params, skip: false }, wasSeen);
  usePublished("withSkip", withSkip);
  usePublished("withoutSkip", withoutSkip);
  const shown = skip ? withSkip : withoutSkip;
  const change = shown?.changes.at(0) ?? null;
  const tick = useTick();
  useEffect(() => {
    if (skip && zeroGamma && change === 0) tick("resnet-identity");
  }, [skip, zeroGamma, change, tick]);

  const places = Array.from({ length: blocks + 1 }, (_, i) => i);
  const curve = (id: "with" | "without", norms: number[] | undefined): Curve => ({
    id,
    name: t(`backward.${id}`),
    color: id === "with" ? "train" : "warning",
    mode: "lines+markers",
    y: norms ?? [],
  });

  function reading(): Reading {
    if (!withSkip || !withoutSkip) return { text: t("waiting"), numbers: {} };
    const growth = ({ gradientNorms }: typeof withSkip) => gradientNorms[0] / gradientNorms.at(-1)!;
    const numbers = { with: growth(withSkip), without: growth(withoutSkip) };
    const text = t("backward.reading", {
      count: blocks,
      blocks,
      with: format.magnitude(numbers.with),
      without: format.magnitude(numbers.without),
    });
    return { text, numbers };
  }

  return (
    <div ref={root}>
      <Exhibit
        name="residual-block"
        knobs={
          <>
            <ChoiceField
              name={t("block.skip")}
              term="skip-connection"
              value={skip ? "on" : "off"}
              layout="row"
              options={[
                { value: "on", label: "+ x" },
                { value: "off", label: t("block.without") },
              ]}
              onChange={(value) => turn({ skip: value === "on" })}
            />
            <ChoiceField
              name={t("block.gamma")}
              term="gamma"
              value={zeroGamma ? "0" : "1"}
              layout="row"
              options={[
                { value: "1", label: "γ = 1" },
                { value: "0", label: "γ = 0" },
              ]}
              onChange={(value) => turn({ zeroGamma: value === "0" })}
            />
            <SliderField
              name={t("block.count")}
              term="basic-block"
              explanation={t("block.countExplanation")}
              value={blocks}
              defaultValue={atFirst.blocks}
              range={{ min: 1, max: MOST, integer: true }}
              stops={blockStops}
              commitOn="drag"
              onChange={(blocks) => turn({ blocks })}
            />
          </>
        }
        onReset={() => turnBack("blocks", "skip", "zeroGamma")}
        onBreak={() => turn({ skip: false, zeroGamma: true })}
        isBroken={!skip && zeroGamma}
      >
        <div className="exhibit-pair">
          <BlockTrace places={shown?.places ?? none} change={change} seed={lessonSeed} />
          <Curves
            name="block-gradients"
            title={t("backward.title")}
            reading={reading}
            provenance={computedWith(lessonSeed)}
            x={places}
            curves={[curve("with", withSkip?.gradientNorms), curve("without", withoutSkip?.gradientNorms)]}
            xRange={[-0.5, MOST + 0.5]}
            yRange={[0, 7]}
            yScale="log"
            xLabel={{ id: "block", text: t("backward.block") }}
            yLabel={t("backward.unit")}
            label={t("backward.label")}
          />
        </div>
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
