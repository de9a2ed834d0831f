import { separators } from "./number-format";
import type { Annotations, Layout, LayoutAxis } from "./plotly";
import type { PlotTheme } from "./theme";

/** What every plot shares: our typefaces, thin lines, nothing that can be dragged by accident on a phone. */
export function plotLayout(theme: PlotTheme, language: string): Partial<Layout> {
  const em = theme.textSize;
  return {
    margin: { l: 3.7 * em, r: 1.5 * em, t: 2.3 * em, b: 3.4 * em },
    paper_bgcolor: "transparent",
    plot_bgcolor: "transparent",
    font: { family: theme.sans, size: em, color: theme.inkSoft },
    separators: separators(language),
    showlegend: false,
    dragmode: false,
    hovermode: "x unified",
    hoverlabel: {
      bgcolor: theme.paperRaised,
      bordercolor: theme.line,
      font: { family: theme.sans, size: em, color: theme.ink },
      align: "left",
    },
  };
}

export function xAxis(theme: PlotTheme, title: string, axis: Partial<LayoutAxis>): Partial<LayoutAxis> {
  return {
    title: {
      text: title,
      standoff: 0.6 * theme.textSize,
      font: { size: theme.textSize, color: theme.inkSoft },
    },
    showgrid: false,
    zeroline: false,
    ticks: "outside",
    ticklen: 4,
    tickcolor: theme.inkFaint,
    showline: true,
    linecolor: theme.inkFaint,
    fixedrange: true,
    ticklabeloverflow: "allow", // else every label is measured at every draw, a third of its time
    showspikes: true,
    spikemode: "across",
    spikethickness: 1,
    spikedash: "solid",
    spikecolor: theme.inkFaint,
    ...axis,
  };
}

export function yAxis(theme: PlotTheme, axis: Partial<LayoutAxis>): Partial<LayoutAxis> {
  return {
    gridcolor: theme.line,
    zeroline: false,
    ticklabelstandoff: 4,
    ticklabeloverflow: "allow",
    fixedrange: true,
    ...axis,
  } as Partial<LayoutAxis>;
}

/** The y axis names its unit level with the eye, above the axis, not sideways. */
export function yTitle(theme: PlotTheme, text: string): Partial<Annotations> {
  return {
    text,
    xref: "paper",
    yref: "paper",
    x: 0,
    y: 1,
    xshift: -3.8 * theme.textSize,
    yshift: 0.6 * theme.textSize,
    xanchor: "left",
    yanchor: "bottom",
    showarrow: false,
    font: { family: theme.sans, size: theme.textSize, color: theme.inkSoft },
  };
}
