import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { WeightedSums } from "../experiment/studies/weighted-sums";
import { niceCeiling } from "./axis-range";
import { withRender } from "./computed";
import { toDensity } from "./density";
import { Figure, type Provenance } from "./figure";
import "./initialization-figures.css";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";

interface WeightedSumsHistogramProps {
  sums: WeightedSums | null;
  /** The weights are divided by √fan_in, and so the sums. */
  isDivided: boolean;
  provenance: Live<Provenance>;
}

/** The highest that a normal density of standard deviation 1 goes, and a little. */
const PEAK = 0.45;

/** What goes into a layer, x, and what comes out of it, x @ W, over one axis that stays when the weights are divided. */
export function WeightedSumsHistogram({ sums, isDivided, provenance }: WeightedSumsHistogramProps) {
  const { t, i18n } = useTranslation("kaiming");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const scale = sums && isDivided ? 1 / Math.sqrt(sums.fanIn) : 1;

  function reading(): Reading {
    if (!sums) return { text: t("waiting"), numbers: {} };
    const { fanIn, xStd } = sums;
    const sumStd = sums.sumStd * scale;
    const text = t(isDivided ? "sums.readingDivided" : "sums.reading", {
      x: format.fixed(xStd, 2),
      fanIn: format.count(fanIn),
      sum: format.fixed(sumStd, 2),
      root: format.fixed(Math.sqrt(fanIn), 2),
    });
    return { text, numbers: { fanIn, xStd, sumStd } };
  }

  const curves = () =>
    sums
      ? [
          { id: "x", ...toDensity(sums.x) },
          { id: "y", ...toDensity({ ...sums.sums, min: sums.sums.min * scale, max: sums.sums.max * scale }) },
        ]
      : [];

  function content(theme: PlotTheme): PlotContent {
    const reach = niceCeiling(4 * Math.sqrt(sums?.fanIn ?? 1));
    const colors = [theme.layers[0], theme.layers[6]];
    return {
      data: curves().map(({ id, edges, density }, i) => ({
        x: edges,
        y: [...density, density.at(-1)!],
        name: t(`sums.${id}`),
        mode: "lines",
        line: { shape: "hv", width: 2, color: colors[i] },
        fill: "tozeroy",
        fillcolor: `${colors[i]}30`,
        hovertemplate: "%{y:.3~g}",
      })),
      layout: {
        xaxis: xAxis(theme, t("sums.value"), { range: [-reach, reach], nticks: 7, hoverformat: ".2~f" }),
        yaxis: yAxis(theme, { range: [0, PEAK], nticks: 5 }),
        annotations: [yTitle(theme, t("sums.density"))],
      },
    };
  }

  const table = (): Table => ({
    header: ["of", "from", "to", "density"],
    rows: curves().flatMap(({ id, edges, density }) =>
      Array.from(density, (value, i) => [id, edges[i], edges[i + 1], value]),
    ),
  });

  return (
    <Figure
      name="weighted-sums"
      title={t("sums.title")}
      signal={withRender}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          <li data-mark="what-goes-in">{t("sums.x")}</li>
          <li data-mark="what-comes-out">{t(isDivided ? "sums.yDivided" : "sums.y")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} label={t("sums.label")} content={content} />
    </Figure>
  );
}
