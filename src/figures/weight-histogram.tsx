import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Draw, WeightDraw } from "../experiment/studies/weight-draws";
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

interface WeightHistogramProps {
  /** All that were measured. */
  weights: WeightDraw[];
  /** Those that are drawn. */
  draw: Draw;
  fanIn: number;
  fanOut: number;
  provenance: Live<Provenance>;
}

/** The weights of one way of drawing them, normal and uniform: two shapes of one standard deviation. */
export function WeightHistogram({ weights, draw, fanIn, fanOut, provenance }: WeightHistogramProps) {
  const { t, i18n } = useTranslation("kaiming");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const shown = weights.filter((weight) => weight.draw === draw);

  function reading(): Reading {
    if (shown.length === 0) return { text: t("waiting"), numbers: {} };
    const [first] = shown;
    const last = shown.at(-1)!;
    const values = {
      way: t(`weights.draw.${draw}`),
      first: format.magnitude(first.std),
      last: format.magnitude(last.std),
    };
    return {
      text: t(shown.length === 1 ? "weights.readingOne" : "weights.reading", values),
      numbers: { std: first.std, uniformStd: last.std, fanIn, fanOut },
    };
  }

  function content(theme: PlotTheme): PlotContent {
    const colors = { normal: theme.layers[2], uniform: theme.layers[7] };
    // Wide enough for every way of drawing: switching between them moves the weights, not the axis.
    const reach = 3.2 * Math.max(0.001, ...weights.map(({ std }) => std));
    return {
      data: shown.map(({ distribution, weights }) => {
        const { edges, density } = toDensity(weights);
        return {
          x: edges,
          y: [...density, 0],
          name: t(`weights.${distribution}`),
          mode: "lines",
          line: { shape: "hv", width: 2, color: colors[distribution] },
          fill: "tozeroy",
          fillcolor: `${colors[distribution]}28`,
          hovertemplate: "%{y:.3~g}",
        };
      }),
      layout: {
        xaxis: xAxis(theme, t("weights.value"), { range: [-reach, reach], nticks: 7, hoverformat: ".3~f" }),
        yaxis: yAxis(theme, { rangemode: "tozero", nticks: 5 }),
        annotations: [yTitle(theme, t("sums.density"))],
      },
    };
  }

  const table = (): Table => ({
    header: ["draw", "distribution", "from", "to", "density"],
    rows: shown.flatMap(({ distribution, weights }) => {
      const { edges, density } = toDensity(weights);
      return Array.from(density, (value, i) => [draw, distribution, edges[i], edges[i + 1], value]);
    }),
  });

  return (
    <Figure
      name="weight-histogram"
      title={t("weights.title")}
      signal={withRender}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          {draw !== "default" && <li data-mark="normal">{t("weights.normal")}</li>}
          <li data-mark="uniform">{t("weights.uniform")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} label={t("weights.label")} content={content} />
    </Figure>
  );
}
