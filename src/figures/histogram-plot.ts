import type { TFunction } from "i18next";
import type { Histogram } from "../experiment/frame";
import type { LockedAxes } from "./axis-range";
import { toDensity } from "./density";
import { layerStop } from "./layer-color";
import { numberFormat } from "./number-format";
import type { PlotContent } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { PlotTheme } from "./theme";

/** A histogram with what it is of. */
export interface NamedHistogram {
  name: string;
  histogram: Histogram;
}

interface HistogramPlotOptions {
  /** h, dL/dh, or dL/dW of the matrices. */
  of: "activations" | "gradients" | "weight-gradients";
  axes: LockedAxes;
  theme: PlotTheme;
  t: TFunction<"figures">;
  language: string;
  /** Of curve `i`; without it the curves are the hidden layers, in their colours. */
  color?(i: number): string;
}

/** One stepped curve a layer or matrix, in its colour; a single one is filled. */
export function histogramPlot(
  layers: readonly NamedHistogram[],
  { of, axes, theme, t, language, ...options }: HistogramPlotOptions,
): PlotContent {
  const curves = layers.map(({ histogram }) => toDensity(histogram));
  const reach = Math.max(0, ...layers.map(({ histogram }) => Math.max(-histogram.min, histogram.max)));
  const peak = Math.max(0, ...curves.map(({ density }) => Math.max(...density)));
  const { tick } = numberFormat(language);
  // Nothing to draw yet is no reason for axes that only grow.
  const { x, y } = layers.length > 0 ? axes.fit(reach, peak) : { x: 1, y: 1 };
  const ticks = [-x, -x / 2, 0, x / 2, x];
  return {
    data: curves.map(({ edges, density }, i) => {
      const color = options.color?.(i) ?? theme.layers[layerStop(i, layers.length) - 1];
      return {
        x: edges,
        y: [...density, density.at(-1)!],
        name: layers[i].name,
        mode: "lines",
        line: { shape: "hv", width: 2, color },
        ...(layers.length === 1 && { fill: "tozeroy", fillcolor: `${color}38` }),
        hovertemplate: "%{y:.3~g}",
      };
    }),
    layout: {
      xaxis: xAxis(theme, t(`histograms.${of}.axis`), {
        range: [-x, x],
        tickvals: ticks,
        ticktext: ticks.map(tick),
        hoverformat: of === "activations" ? ".3~f" : ".2~e",
      }),
      yaxis: yAxis(theme, { range: [0, y], nticks: 6, exponentformat: "e" }),
      annotations: [yTitle(theme, t("histograms.density"))],
    },
  };
}
