import type { PlotContent } from "../figures/plot";
import { xAxis, yAxis, yTitle } from "../figures/plot-layout";
import type { Annotations, Data, LayoutAxis, Shape } from "../figures/plotly";
import type { PlotTheme } from "../figures/theme";
import type { PlotAxes, PlotSeries } from "../python/protocol";
import { seriesColor } from "./python-plot-color";
import { thinLine } from "./thin-line";

type Points = Extract<PlotSeries, { kind: "line" | "scatter" }>;
type Bars = Extract<PlotSeries, { kind: "bars" }>;
type Rule = Extract<PlotSeries, { kind: "rule" }>;
type Text = Extract<PlotSeries, { kind: "text" }>;

/** One axes of matplotlib's as traces of ours; images are drawn elsewhere. */
export function axesContent(axes: PlotAxes, theme: PlotTheme): PlotContent {
  const colors = seriesColors(axes, theme);
  const data: Data[] = [];
  const shapes: Partial<Shape>[] = [];
  const annotations: Partial<Annotations>[] = axes.yLabel ? [yTitle(theme, axes.yLabel)] : [];
  axes.series.forEach((series, i) => {
    const color = colors[i];
    switch (series.kind) {
      case "line":
        data.push(lineTrace(series, color));
        break;
      case "scatter":
        data.push(scatterTrace(series, color));
        break;
      case "bars":
        data.push(barsTrace(series, color));
        break;
      case "rule":
        shapes.push(ruleShape(series, color));
        break;
      case "text":
        annotations.push(textNote(series, color, theme));
        break;
      case "image":
        break;
    }
  });
  return {
    data,
    layout: {
      xaxis: xAxis(theme, axes.xLabel, axisRange(axes.xScale, axes.xRange)),
      yaxis: yAxis(theme, axisRange(axes.yScale, axes.yRange)),
      shapes,
      annotations,
      hovermode: data.length > 12 ? "closest" : "x unified",
    },
  };
}

/** In the order of the series: what has no colour of its own takes the next of the cycle. */
export function seriesColors({ series }: PlotAxes, theme: PlotTheme): string[] {
  let next = 0;
  return series.map((one) => {
    if (one.kind === "image") return theme.ink;
    if (one.kind === "text" || one.kind === "rule") return seriesColor(one.color ?? "k", 0, theme);
    return seriesColor(one.color, one.color === null ? next++ : 0, theme);
  });
}

function axisRange(scale: "linear" | "log", range: [number, number] | null): Partial<LayoutAxis> {
  if (scale === "linear") return range ? { range: [...range] } : {};
  return { type: "log", exponentformat: "e", ...(range && { range: range.map(Math.log10) }) };
}

const named = (label: string | null) => ({ name: label ?? "", showlegend: label !== null });

function lineTrace({ label, width, dash, marker, ...points }: Points, color: string): Data {
  const { x, y } = thinLine(points);
  const hasLine = dash !== "" && dash !== "None";
  const hasMarkers = isMarked(marker);
  return {
    x,
    y,
    mode: hasLine ? (hasMarkers ? "lines+markers" : "lines") : "markers",
    line: { color, width, dash: dashes[dash] ?? "solid" },
    marker: { color, size: 6, symbol: symbols[marker] ?? "circle" },
    hovertemplate: "%{y:.4~g}",
    ...named(label),
  };
}

function scatterTrace({ label, width, marker, ...points }: Points, color: string): Data {
  return {
    x: Array.from(points.x),
    y: Array.from(points.y),
    mode: "markers",
    marker: { color, size: width > 0 ? width : 6, symbol: symbols[marker] ?? "circle" },
    hovertemplate: "%{y:.4~g}",
    ...named(label),
  };
}

/** One closed path a bar, in one trace: plotly's core has no bars, and needs none for these. */
function barsTrace({ x, heights, width, bottom, horizontal, label }: Bars, color: string): Data {
  const along: (number | null)[] = [];
  const up: (number | null)[] = [];
  x.forEach((middle, i) => {
    const [left, right, top] = [middle - width / 2, middle + width / 2, bottom + heights[i]];
    along.push(left, left, right, right, left, null);
    up.push(bottom, top, top, bottom, bottom, null);
  });
  return {
    x: horizontal ? up : along,
    y: horizontal ? along : up,
    mode: "lines",
    line: { color, width: 0.75 },
    fill: "toself",
    fillcolor: color,
    hoverinfo: "skip",
    ...named(label),
  };
}

function ruleShape({ axis, at, dash }: Rule, color: string): Partial<Shape> {
  const line = { color, width: 1.5, dash: dashes[dash] ?? "solid" } as const;
  // A horizontal rule stands at a value of y, from one edge of the plot to the other.
  return axis === "y"
    ? { type: "line", xref: "paper", x0: 0, x1: 1, y0: at, y1: at, line }
    : { type: "line", yref: "paper", y0: 0, y1: 1, x0: at, x1: at, line };
}

function textNote({ x, y, text, align }: Text, color: string, theme: PlotTheme): Partial<Annotations> {
  const font = { family: theme.sans, size: theme.textSize, color };
  // Of the reader's words none is markup.
  return { x, y, text: text.replaceAll("<", "&lt;"), xanchor: align, showarrow: false, font };
}

const isMarked = (marker: string) => marker !== "" && marker !== "None";

const dashes: Record<string, "solid" | "dash" | "dot" | "dashdot"> = {
  "-": "solid",
  "--": "dash",
  ":": "dot",
  "-.": "dashdot",
  solid: "solid",
  dashed: "dash",
  dotted: "dot",
  dashdot: "dashdot",
};

const symbols: Record<string, string> = {
  o: "circle",
  ".": "circle",
  x: "x-thin-open",
  "+": "cross-thin-open",
  s: "square",
  "^": "triangle-up",
  v: "triangle-down",
  d: "diamond",
  D: "diamond",
  "*": "star",
};
