import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { defaultConfig } from "../../experiment/config";
import { computedWith } from "../../figures/computed";
import { Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { atFirst, turn, turnBack, useKnobs } from "./knobs";
import { naiveNormalized } from "./scenes";

const scales = [0, 0.01, 0.1, 0.5, 1, 2, 3, 5, 10];
const neurons = Array.from({ length: defaultConfig.hiddenSize }, (_, i) => i);
/** Powers of ten: rounding below, real gradients above. */
const range = [-11, 1] as const;

/** The gradient that a bias gets under a batch normalisation, beside the one it gets without. */
export function BiasExhibit() {
  const { t, i18n } = useTranslation("batch-norm");
  const format = numberFormat(i18n.language);
  const { biasScale } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const { result, failure } = useStudy(
    "normalized-batch",
    { fields: { hiddenBiasScale: biasScale } },
    useWasSeen(root),
  );
  const tick = useTick();
  useEffect(() => {
    if (biasScale >= 5) tick("batch-norm-bias");
  }, [biasScale, tick]);

  function reading(): Reading {
    if (!result) return { text: t("computing"), numbers: {} };
    const { plain, normalized } = result;
    const largest = Math.max(...plain.biasGradient);
    const left = Math.max(...normalized.biasGradient);
    const exact = normalized.biasGradient.filter((gradient) => gradient === 0).length;
    return {
      text: t("bias.reading", {
        largest: format.magnitude(largest),
        left: format.magnitude(left),
        exact: format.count(exact),
        plain: format.full(plain.loss),
        normalized: format.full(normalized.loss),
      }),
      numbers: { largest, left, exact, plainLoss: plain.loss, normalizedLoss: normalized.loss },
    };
  }

  // A logarithmic axis has no 0: the reading counts those.
  const drawn = (gradient: Float32Array | undefined) =>
    Array.from(gradient ?? [], (value) => (value === 0 ? Number.NaN : value));

  return (
    <div ref={root}>
      <Exhibit
        name="bias-gradient"
        onReset={() => turnBack("biasScale")}
        onBreak={() => turn({ biasScale: 10 })}
        isBroken={biasScale >= 10}
        lab={{ ...naiveNormalized.config, hiddenBiasScale: biasScale }}
        knobs={
          <div data-symbol="b1">
            <SliderField
              name={t("knob.bias")}
              term="bias"
              explanation={t("knob.biasExplained")}
              value={biasScale}
              defaultValue={atFirst.biasScale}
              range={{ min: 0, max: 10, integer: false }}
              stops={scales}
              commitOn="drag"
              onChange={(value) => turn({ biasScale: value })}
            />
          </div>
        }
      >
        <Curves
          name="bias-gradient"
          title={t("bias.title")}
          reading={reading}
          provenance={computedWith(defaultConfig.seed)}
          x={neurons}
          xRange={[-1, 256]}
          yRange={range}
          yScale="log"
          label={t("bias.label")}
          xLabel={{ id: "neuron", text: t("bias.neuron") }}
          yLabel={t("bias.gradient")}
          curves={[
            {
              id: "plain",
              name: t("side.plain"),
              color: "warning",
              mode: "markers",
              y: drawn(result?.plain.biasGradient),
            },
            {
              id: "batch_norm",
              name: t("side.normalized"),
              color: "train",
              mode: "markers",
              y: drawn(result?.normalized.biasGradient),
            },
          ]}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
