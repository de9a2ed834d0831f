import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";

/** A network at step 0 whose hidden weights were drawn with one scale. */
export interface ScalePoint {
  gain: number;
  saturated: number;
  preactivationStd: number;
}

export interface NamedScale {
  name: string;
  gain: number;
}

interface SaturationByScaleProps {
  /** By ascending gain, as far as they are measured. */
  points: readonly ScalePoint[];
  /** The scale in force: one of the points', or nothing is marked. */
  gain: number;
  /** Scales with a name of their own. */
  named: readonly NamedScale[];
  seed: number;
}

/** How much of a layer is saturated at step 0, against the scale of its weights. */
export function SaturationByScale({ points, gain, named, seed }: SaturationByScaleProps) {
  const { t, i18n } = useTranslation("saturation");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const at = (scale: number) => points.find((point) => point.gain === scale);
  const chosen = at(gain);

  function reading(): Reading {
    if (!chosen) return { text: t("waiting"), numbers: {} };
    const { saturated, preactivationStd } = chosen;
    return {
      text: t("scale.reading", {
        gain: format.tick(gain),
        share: format.percent(saturated),
        std: format.fixed(preactivationStd, 2),
      }),
      numbers: { gain, saturated, std: preactivationStd },
    };
  }

  return (
    <Figure
      name="saturation-by-scale"
      title={t("scale.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{
        picture: () => plot.current!.picture(),
        table: () => ({
          header: ["gain", "saturated", "preactivation_std"],
          rows: points.map((point) => [point.gain, point.saturated, point.preactivationStd]),
        }),
      }}
    >
      <Plot
        ref={plot}
        signal={withRender}
        label={t("scale.label")}
        content={(theme) => ({
          data: [
            {
              x: points.map((point) => point.gain),
              y: points.map(({ saturated }) => 100 * saturated),
              mode: "lines",
              line: { color: theme.train, width: 2.5 },
              name: t("scale.saturated"),
              hovertemplate: "%{y:.1f}%",
            },
            {
              x: named.filter((scale) => at(scale.gain)).map((scale) => scale.gain),
              y: named.flatMap((scale) => 100 * (at(scale.gain)?.saturated ?? Number.NaN) || []),
              text: named.filter((scale) => at(scale.gain)).map(({ name }) => name),
              mode: "text+markers",
              textposition: "bottom right",
              textfont: { color: theme.inkSoft, size: theme.textSize, family: theme.sans },
              marker: { color: theme.inkSoft, size: 8 },
              hoverinfo: "skip",
              cliponaxis: false,
            },
            {
              x: chosen ? [chosen.gain] : [],
              y: chosen ? [100 * chosen.saturated] : [],
              mode: "markers",
              marker: { color: theme.train, size: 13, line: { color: theme.paper, width: 2 } },
              hoverinfo: "skip",
              cliponaxis: false,
            },
          ],
          layout: {
            xaxis: xAxis(theme, t("scale.axis"), { range: [0, 2.05], nticks: 9, hoverformat: ".2f" }),
            yaxis: yAxis(theme, { range: [0, 100], ticksuffix: "%", nticks: 6 }),
            annotations: [yTitle(theme, t("scale.unit"))],
          },
        })}
      />
    </Figure>
  );
}
