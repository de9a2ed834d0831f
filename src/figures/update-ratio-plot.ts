import type { TFunction } from "i18next";
import type { LockedAxes } from "./axis-range";
import { hiddenLayersOf, parameterColor } from "./parameter-color";
import type { PlotContent } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import { referenceLine } from "./reference-line";
import type { PlotTheme } from "./theme";
import type { UpdateHistory } from "./update-history";

/** log10 of the update-to-data ratio that the lecture aims at: an update of a thousandth. */
export const rule = -3;
/** Where the axis ends above: an update as large as what it updates, and a little. */
const top = 0.5;
/** Where it ends below unless a curve goes deeper. */
const bottom = -6;

interface UpdateRatioPlotOptions {
  axes: LockedAxes;
  theme: PlotTheme;
  t: TFunction<"figures">;
  language: string;
}

/** A curve a matrix in its layer's colour, over the line of the rule. */
export function updateRatioPlot(
  { steps, curves }: UpdateHistory,
  { axes, theme, t, language }: UpdateRatioPlotOptions,
): PlotContent {
  const em = theme.textSize;
  const names = [...curves.keys()];
  const layers = hiddenLayersOf(names);
  const finite = [...curves.values()].flat().filter(Number.isFinite);
  const deepest = finite.reduce((low, ratio) => Math.min(low, ratio), bottom);
  const { x, y } = axes.fit(steps.at(-1) || 1, -deepest);
  const reference = referenceLine({ at: rule, scale: "linear", digits: 0, theme, language });
  return {
    // Copies: plotly takes an array that it has seen for unchanged.
    data: names.map((name) => ({
      x: [...steps],
      y: [...curves.get(name)!],
      name,
      mode: "lines",
      line: {
        color: parameterColor(name, layers, theme),
        width: 1.5,
        ...(name === "C" && { dash: "dot" }),
      },
      hovertemplate: "%{y:.2f}",
    })),
    layout: {
      margin: { l: 3.7 * em, r: 3.2 * em, t: 2.3 * em, b: 3.4 * em },
      xaxis: xAxis(theme, t("loss.step"), {
        range: [0, x],
        hoverformat: ",.0f",
        tickformat: ",d",
        nticks: 7,
      }),
      yaxis: yAxis(theme, { range: [-y, top], nticks: 8 }),
      shapes: [reference.shape],
      annotations: [yTitle(theme, t("updates.unit")), reference.annotation],
    },
  };
}
