import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../controls/choice-field";
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
import { find } from "./findings";
import { turn, turnBack, useKnobs } from "./knobs";
import { careful } from "./scenes";

/** The network before and after its BatchNorm1d is folded into the Linear. */
export function FoldingExhibit() {
  const { t, i18n } = useTranslation("batch-norm-1d");
  const format = numberFormat(i18n.language);
  const { omitted } = useKnobs();
  const root = useRef<HTMLDivElement>(null);
  const { result, failure } = useStudy(
    "folded-layer",
    { fields: careful, steps: 1000, omitted },
    useWasSeen(root),
  );
  const tick = useTick();
  useEffect(() => {
    if (result && omitted === "nothing") find({ folded: result });
    if (omitted === "eps") tick("batch-norm-1d-eps");
  }, [result, omitted, tick]);

  const differences = Array.from(result?.logits ?? [], (logit, i) => Math.abs(logit - result!.folded[i]));

  function reading(): Reading {
    if (!result) return { text: t("computing"), numbers: {} };
    const largest = Math.max(...differences);
    const same = differences.filter((difference) => difference === 0).length;
    return {
      text: t("folding.reading", {
        count: differences.length,
        largest: format.magnitude(largest),
        same: format.count(same),
      }),
      numbers: { largest, same },
    };
  }

  return (
    <div ref={root}>
      <Exhibit
        name="folding"
        onReset={() => turnBack("omitted")}
        onBreak={() => turn({ omitted: "mean" })}
        isBroken={omitted === "mean"}
        lab={careful}
        knobs={
          <ChoiceField
            name={t("knob.omitted")}
            term="batch-norm"
            value={omitted}
            layout="row"
            options={(["nothing", "eps", "mean"] as const).map((value) => ({
              value,
              label: t(`folding.omitted.${value}`),
            }))}
            onChange={(value) => turn({ omitted: value })}
          />
        }
      >
        <Curves
          name="folding"
          title={t("folding.title")}
          reading={reading}
          provenance={computedWith(defaultConfig.seed)}
          x={[...(result?.logits ?? [])]}
          xRange={[-8, 8]}
          yRange={[-9, 1]}
          yScale="log"
          label={t("folding.label")}
          xLabel={{ id: "logit", text: t("folding.logit") }}
          yLabel={t("folding.difference")}
          curves={[
            {
              id: "difference",
              name: t("folding.each"),
              color: "train",
              mode: "markers",
              // A logarithmic axis has no 0: the reading counts those.
              y: differences.map((difference) => (difference === 0 ? Number.NaN : difference)),
            },
          ]}
        />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}
