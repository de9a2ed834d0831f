import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { gradientProducts } from "../../experiment/gradient-products";
import { computedWith } from "../../figures/computed";
import { type Curve, Curves } from "../../figures/curves";
import { numberFormat } from "../../figures/number-format";
import type { Reading } from "../../figures/reading";
import { Exhibit } from "../../notebook/exhibit";
import { atFirst, lessonSeed, turn, turnBack, useKnobs } from "./knobs";

const DEPTH = 50;
const layers = Array.from({ length: DEPTH }, (_, i) => i + 1);

export const derivativeStops = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2, 3];

/** The two products of the chain rule: of f′, and of 1 + f′. */
export function useProducts() {
  const std = useKnobs((knobs) => knobs.derivativeStd);
  return useMemo(() => gradientProducts(std, DEPTH, lessonSeed), [std]);
}

/** A gradient on its way back through fifty layers of one number each, with and without the shortcut. */
export function ProductExhibit() {
  const { t, i18n } = useTranslation("resnet");
  const format = numberFormat(i18n.language);
  const std = useKnobs((knobs) => knobs.derivativeStd);
  const { plain, residual } = useProducts();
  const curves: Curve[] = [
    { id: "plain", name: t("product.plain"), color: "warning", y: plain },
    { id: "residual", name: t("product.residual"), color: "train", y: residual },
  ];

  function reading(): Reading {
    const ends = { plain: plain.at(-1)!, residual: residual.at(-1)! };
    const text = t("product.reading", {
      layers: DEPTH,
      plain: format.magnitude(ends.plain),
      residual: format.magnitude(ends.residual),
    });
    return { text, numbers: { std, ...ends } };
  }

  return (
    <Exhibit
      name="gradient-product"
      knobs={
        <SliderField
          name={t("product.std")}
          term="standard-deviation"
          explanation={t("product.stdExplanation")}
          value={std}
          defaultValue={atFirst.derivativeStd}
          range={{ min: 0.01, max: 3, integer: false }}
          stops={derivativeStops}
          commitOn="drag"
          onChange={(derivativeStd) => turn({ derivativeStd })}
        />
      }
      onReset={() => turnBack("derivativeStd")}
      onBreak={() => turn({ derivativeStd: 3 })}
      isBroken={std === 3}
    >
      <Curves
        name="gradient-product"
        title={t("product.title")}
        reading={reading}
        provenance={computedWith(lessonSeed)}
        x={layers}
        curves={curves}
        xRange={[0, DEPTH + 0.5]}
        yRange={[-50, 15]}
        yScale="log"
        xLabel={{ id: "layers", text: t("product.layers") }}
        yLabel={t("product.unit")}
        label={t("product.label")}
      />
    </Exhibit>
  );
}
