import { separators } from "./number-format";
import type { Annotations, Layout, LayoutAxis } from "./plotly";
import type { FigureTheme } from "./theme";

/** What every plot shares: our typefaces, thin lines, nothing that can be dragged by accident on a phone. */
export function plotLayout(theme: FigureTheme, language: string): Partial<Layout> {
  return {
    margin: { l: 48, r: 20, t: 30, b: 44 },
    paper_bgcolor: "transparent",
    plot_bgcolor: "transparent",
    font: { family: theme.sans, size: 13, color: theme.inkSoft },
    separators: separators(language),
    showlegend: false,
    dragmode: false,
    hovermode: "x unified",
    hoverlabel: {
      bgcolor: theme.paperRaised,
      bordercolor: theme.line,
      font: { family: theme.sans, size: 13, color: theme.ink },
      align: "left",
    },
  };
}

export function xAxis(theme: FigureTheme, title: string, axis: Partial<LayoutAxis>): Partial<LayoutAxis> {
  return {
    title: { text: title, standoff: 8, font: { size: 13, color: theme.inkSoft } },
    showgrid: false,
    zeroline: false,
    ticks: "outside",
    ticklen: 4,
    tickcolor: theme.inkFaint,
    showline: true,
    linecolor: theme.inkFaint,
    fixedrange: true,
    showspikes: true,
    spikemode: "across",
    spikethickness: 1,
    spikedash: "solid",
    spikecolor: theme.inkFaint,
    ...axis,
  };
}

export function yAxis(theme: FigureTheme, axis: Partial<LayoutAxis>): Partial<LayoutAxis> {
  return {
    gridcolor: theme.line,
    zeroline: false,
    ticklabelstandoff: 4,
    fixedrange: true,
    ...axis,
  } as Partial<LayoutAxis>;
}

/** The y axis names its unit level with the eye, above the axis, not sideways. */
export function yTitle(theme: FigureTheme, text: string): Partial<Annotations> {
  return {
    text,
    xref: "paper",
    yref: "paper",
    x: 0,
    y: 1,
    xshift: -50,
    yshift: 8,
    xanchor: "left",
    yanchor: "bottom",
    showarrow: false,
    font: { family: theme.sans, size: 13, color: theme.inkSoft },
  };
}
