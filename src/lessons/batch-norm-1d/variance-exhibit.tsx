import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { presets } from "../../experiment/presets";
import { computedWith } from "../../figures/computed";
import { Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { atFirst, turn, turnBack, useKnobs } from "./knobs";
import { careful } from "./scenes";

const sizes = [2, 3, 4, 8, 16, 32, 64];
const neurons = Array.from({ length: 256 }, (_, i) => i);
const seed = 1;

/** What variance batches of each size say, on average. */
export function VarianceExhibit() {
  const { t, i18n } = useTranslation("batch-norm-1d");
  const format = numberFormat(i18n.language);
  const { neuron, n } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const params = { fields: presets.kaiming, neuron, batchSizes: sizes, batches: 2000, seed };
  const { result, failure } = useStudy("variance-estimates", params, useWasSeen(root));
  const marked = sizes.includes(n) ? n : undefined;

  function reading(): Reading {
    if (!result) return { text: t("computing"), numbers: {} };
    const at = result.estimates.find(({ batchSize }) => batchSize === (marked ?? 2)) ?? result.estimates[0];
    return {
      text: t("variance.reading", {
        size: at.batchSize,
        biased: format.fixed(at.biased, 2),
        unbiased: format.fixed(at.unbiased, 2),
        variance: format.fixed(result.variance, 2),
      }),
      numbers: { biased: at.biased, unbiased: at.unbiased, variance: result.variance },
    };
  }

  const top = result ? 1.25 * result.variance : 1;
  return (
    <div ref={root}>
      <Exhibit
        name="variance-estimates"
        onReset={() => turnBack("neuron", "n")}
        onBreak={() => turn({ n: 2 })}
        isBroken={n === 2}
        lab={careful}
        knobs={
          <>
            <SliderField
              name={t("knob.n")}
              term="batch-size"
              explanation={t("knob.nExplained")}
              value={n}
              defaultValue={atFirst.n}
              range={{ min: 2, max: 64, integer: true }}
              stops={sizes}
              commitOn="drag"
              onChange={(value) => turn({ n: value })}
            />
            <SliderField
              name={t("knob.neuron")}
              term="neuron"
              explanation={t("knob.neuronExplained")}
              value={neuron}
              defaultValue={atFirst.neuron}
              range={{ min: 0, max: 255, integer: true }}
              stops={neurons}
              commitOn="release"
              onChange={(value) => turn({ neuron: value })}
            />
          </>
        }
      >
        <Curves
          name="variance-estimates"
          title={t("variance.title")}
          reading={reading}
          provenance={computedWith(seed)}
          x={sizes}
          xScale="log"
          xRange={[0.25, 1.85]}
          xTicks={sizes}
          yRange={[0, top]}
          yScale="linear"
          {...(marked !== undefined && { marked })}
          label={t("variance.label")}
          xLabel={{ id: "batch_size", text: t("variance.batch") }}
          yLabel={t("variance.axis")}
          curves={[
            {
              id: "variance",
              name: t("variance.true"),
              color: "expected",
              dash: "dash",
              y: result ? sizes.map(() => result.variance) : [],
            },
            {
              id: "biased",
              name: t("variance.biased"),
              color: "warning",
              mode: "lines+markers",
              y: result?.estimates.map(({ biased }) => biased) ?? [],
            },
            {
              id: "unbiased",
              name: t("variance.unbiased"),
              color: "train",
              mode: "lines+markers",
              y: result?.estimates.map(({ unbiased }) => unbiased) ?? [],
            },
          ]}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
