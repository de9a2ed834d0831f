import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
import type { TrainedDepth } from "../../experiment/studies/training-by-depth";
import { computedWith } from "../../figures/computed";
import { type Curve, Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { depths, lessonSeed, racers, raceSteps, raceWindow, turn, turnBack, useKnobs } from "./knobs";
import { lastLoss, useRace, windowMeans } from "./race";

const steps = Array.from({ length: raceSteps / raceWindow }, (_, i) => (i + 0.5) * raceWindow);

/** Plain against residual networks at growing depth: the loss as they train, and the gradient that each layer gets. */
export function DegradationExhibit() {
  const { t, i18n } = useTranslation("resnet");
  const format = numberFormat(i18n.language);
  const root = useRef<HTMLDivElement>(null);
  const { depth, isNormalized } = useKnobs();
  const { shallow, plain, residual, isOver, failure } = useRace(useWasSeen(root));
  const tick = useTick();
  useEffect(() => {
    if (isOver && depth === 8) tick("resnet-shallow");
    if (isOver && !isNormalized) tick("resnet-without-norm");
  }, [isOver, depth, isNormalized, tick]);

  const loss = (id: string, trained: TrainedDepth | null, look: Pick<Curve, "color" | "dash">): Curve => ({
    id,
    name: t(`race.${id}`, { depth: id === "shallow" ? 8 : depth }),
    ...look,
    y: windowMeans(trained?.losses ?? []),
  });
  const losses = [
    loss("shallow", shallow, { color: "inkSoft", dash: "dash" }),
    loss("plain", plain, { color: "warning" }),
    loss("residual", residual, { color: "train" }),
  ];

  function lossReading(): Reading {
    if (!shallow || !plain || !residual || residual.losses.length < 100)
      return { text: t("race.waiting"), numbers: {} };
    const ends = {
      shallow: lastLoss(shallow.losses),
      plain: lastLoss(plain.losses),
      residual: lastLoss(residual.losses),
    };
    const text = t("race.reading", {
      step: format.count(residual.losses.length - 1),
      depth,
      shallow: format.fixed(ends.shallow, 3),
      plain: format.fixed(ends.plain, 3),
      residual: format.fixed(ends.residual, 3),
    });
    return { text, numbers: { depth, ...ends, ...(isOver && { over: 1 }) } };
  }

  const flow = (id: string, norms: number[] | undefined, look: Pick<Curve, "color" | "dash">): Curve => ({
    id,
    name: t(`flow.${id}`),
    ...look,
    y: norms ?? [],
  });
  const flows = [
    flow("plainStart", plain?.gradientNorms[0], { color: "warning", dash: "dash" }),
    flow("plainEnd", plain?.gradientNorms.at(-1), { color: "warning" }),
    flow("residualStart", residual?.gradientNorms[0], { color: "train", dash: "dash" }),
    flow("residualEnd", residual?.gradientNorms.at(-1), { color: "train" }),
  ];

  function flowReading(): Reading {
    const [plainStart, residualStart] = [flows[0].y, flows[2].y];
    if (plainStart.length === 0 || residualStart.length === 0)
      return { text: t("race.waiting"), numbers: {} };
    const ratios = {
      plain: plainStart[0] / plainStart.at(-1)!,
      residual: residualStart[0] / residualStart.at(-1)!,
    };
    const text = t("flow.reading", {
      plain: format.magnitude(ratios.plain),
      residual: format.magnitude(ratios.residual),
    });
    return { text, numbers: ratios };
  }

  const config = racers(isNormalized);
  return (
    <div ref={root}>
      <Exhibit
        name="degradation"
        knobs={
          <>
            <ChoiceField
              name={t("race.depth")}
              term="hidden-layers"
              explanation={t("race.depthExplanation")}
              value={String(depth)}
              layout="row"
              options={depths.map((value) => ({ value: String(value), label: String(value) }))}
              onChange={(value) => turn({ depth: Number(value) as typeof depth })}
            />
            <ChoiceField
              name={t("race.normalization")}
              term="normalization"
              explanation={t("race.normalizationExplanation")}
              value={isNormalized ? "on" : "off"}
              layout="row"
              options={[
                { value: "on", label: "BatchNorm1d" },
                { value: "off", label: t("race.off") },
              ]}
              onChange={(value) => turn({ isNormalized: value === "on" })}
            />
          </>
        }
        onReset={() => turnBack("depth", "isNormalized")}
        onBreak={() => turn({ isNormalized: false })}
        isBroken={!isNormalized}
        lab={{ ...config, hiddenLayers: depth, connections: "residual" }}
      >
        <div className="exhibit-pair">
          <Curves
            name="degradation-loss"
            title={t("race.title")}
            reading={lossReading}
            provenance={computedWith(lessonSeed)}
            x={steps}
            curves={losses}
            xRange={[0, raceSteps]}
            yRange={[2.6, 4]}
            yScale="linear"
            xLabel={{ id: "step", text: t("race.step") }}
            yLabel={t("race.unit")}
            label={t("race.label")}
          />
          <Curves
            name="gradient-flow"
            title={t("flow.title")}
            reading={flowReading}
            provenance={computedWith(lessonSeed)}
            x={Array.from({ length: depth }, (_, i) => i + 1)}
            curves={flows}
            xRange={[0, 50.5]}
            yRange={[-3, 2]}
            yScale="log"
            xLabel={{ id: "layer", text: t("flow.layer") }}
            yLabel={t("flow.unit")}
            label={t("flow.label")}
          />
        </div>
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
