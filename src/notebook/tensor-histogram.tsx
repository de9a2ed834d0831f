import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Histogram } from "../experiment/frame";
import { computedWith, withRender } from "../figures/computed";
import { toDensity } from "../figures/density";
import { Figure } from "../figures/figure";
import { numberFormat } from "../figures/number-format";
import { Plot, type PlotContent, type PlotHandle } from "../figures/plot";
import { xAxis, yAxis, yTitle } from "../figures/plot-layout";
import type { Reading } from "../figures/reading";
import type { PlotTheme } from "../figures/theme";
import type { TensorOutput } from "./cell-output-tensor";

/** How the values of a tensor are spread, whatever its shape. */
export function TensorHistogram({ tensor, histogram }: { tensor: TensorOutput; histogram: Histogram }) {
  const { t, i18n } = useTranslation("cells");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const { numel, mean, std } = tensor;
  const { edges, density } = toDensity(histogram);

  function reading(): Reading {
    const count = format.count(numel);
    if (mean === null || std === null)
      return { text: t("tensor.readingPlain", { count }), numbers: { numel } };
    const values = { count, mean: format.magnitude(mean), std: format.magnitude(std) };
    return { text: t("tensor.reading", values), numbers: { numel, mean, std } };
  }

  const content = (theme: PlotTheme): PlotContent => ({
    data: [
      {
        x: edges,
        y: [...density, 0],
        mode: "lines",
        line: { shape: "hv", width: 2, color: theme.train },
        fill: "tozeroy",
        fillcolor: `${theme.train}28`,
        hovertemplate: "%{y:.3~g}",
      },
    ],
    layout: {
      xaxis: xAxis(theme, t("tensor.value"), { nticks: 7, hoverformat: ".3~g" }),
      yaxis: yAxis(theme, { rangemode: "tozero", nticks: 5 }),
      annotations: [yTitle(theme, t("tensor.density"))],
    },
  });

  return (
    <Figure
      name="tensor-histogram"
      title={t("tensor.title")}
      signal={withRender}
      reading={reading}
      provenance={computedWith(null)}
      exports={{
        picture: () => plot.current!.picture(),
        table: () => ({
          header: ["from", "to", "count"],
          rows: Array.from(histogram.counts, (count, i) => [edges[i], edges[i + 1], count]),
        }),
      }}
    >
      <Plot ref={plot} signal={withRender} label={t("tensor.label")} content={content} />
    </Figure>
  );
}
