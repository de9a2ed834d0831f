import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { defaultConfig, ranges } from "../../experiment/config";
import { computedWith } from "../../figures/computed";
import { type Curve, Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { depths, trainedSteps, wellInitialised } from "./networks";

const every = 5;
const prepared = { depth: 50, learningRate: defaultConfig.learningRate };
/** Far too long a step: it throws the weights out of where they started. */
const tooLong = 1;
const deepEnough = 20;
/** The largest over the smallest below which the gradient counts as steady. */
const steady = 20;
/** Below this part of what it started with it counts as lost. */
const lost = 1e-6;

/** The gradient that reaches the first, the middle and the last layer of one network, while it trains. */
export function GradientDrift() {
  const { t, i18n } = useTranslation("conclusions");
  const format = numberFormat(i18n.language);
  const root = useRef<HTMLDivElement>(null);
  const [{ depth, learningRate }, setChosen] = useState(prepared);
  const config = { ...wellInitialised, learningRate };
  const question = { config, depths: [depth], steps: trainedSteps, every };
  const { result, params, done } = useStudy("training-by-depth", question, useWasSeen(root));
  const tick = useTick();

  const trained = result?.[0];
  const layers = trained?.depth ?? depth;
  const shown = [...new Set([0, Math.floor(layers / 2), layers - 1])];
  const curves = shown.map((layer): Curve => {
    return {
      id: `layer_${layer + 1}`,
      name: t("drift.layer", { layer: layer + 1 }),
      color: { place: layer, of: layers },
      y: trained?.gradientNorms.map((norms) => norms[layer]) ?? [],
    };
  });
  const first = curves[0].y;
  const [low, high] = [Math.min(...first), Math.max(...first)];

  function reading(): Reading {
    if (!trained || first.length === 0) return { text: t("waiting"), numbers: {} };
    const step = trained.steps.at(-1)!;
    const text = t("drift.reading", {
      start: format.magnitude(first[0]),
      last: format.magnitude(curves.at(-1)!.y[0]),
      layers,
      low: format.magnitude(low),
      high: format.magnitude(high),
      step: format.count(step),
    });
    return { text, numbers: { layers, start: first[0], low, high, step } };
  }

  const trainedRate = params?.config.learningRate ?? 0;
  const isSteady = done === null && layers >= deepEnough && trainedRate > 0 && high / low < steady;
  const isLost = done === null && low < lost * first[0];
  useEffect(() => {
    if (isSteady) tick("conclusions-steady");
    if (isLost) tick("conclusions-lost");
  }, [isSteady, isLost, tick]);

  const choose = (part: Partial<typeof prepared>) => setChosen((chosen) => ({ ...chosen, ...part }));
  return (
    <div ref={root}>
      <Exhibit
        name="gradient-drift"
        knobs={
          <>
            <SliderField
              name={t("drift.depth")}
              term="hidden-layers"
              explanation={t("drift.depthExplanation")}
              value={depth}
              defaultValue={prepared.depth}
              range={ranges.hiddenLayers}
              stops={depths}
              commitOn="release"
              onChange={(depth) => choose({ depth })}
            />
            <SliderField
              name={t("learningRate")}
              term="learning-rate"
              explanation={t("drift.learningRateExplanation")}
              value={learningRate}
              defaultValue={prepared.learningRate}
              range={ranges.learningRate}
              stops={stopsOf("learningRate")}
              commitOn="release"
              onChange={(learningRate) => choose({ learningRate })}
            />
          </>
        }
        onReset={() => setChosen(prepared)}
        onBreak={() => choose({ learningRate: tooLong })}
        isBroken={learningRate >= tooLong}
        lab={{ ...config, hiddenLayers: depth }}
      >
        <Curves
          name="gradient-drift"
          title={t("drift.title")}
          reading={reading}
          provenance={computedWith(defaultConfig.seed)}
          x={trained?.steps ?? []}
          curves={curves}
          xRange={[0, trainedSteps]}
          yRange={[-12, 2]}
          yScale="log"
          xLabel={{ id: "step", text: t("step") }}
          yLabel={t("drift.unit")}
          label={t("drift.label")}
        />
      </Exhibit>
    </div>
  );
}
