import type { PlotContent } from "../figures/plot";
import { plotLayout, xAxis, yAxis, yTitle } from "../figures/plot-layout";
import type { Annotations, Data, Layout, LayoutAxis, Shape } from "../figures/plotly";
import type { PlotTheme } from "../figures/theme";
import type { PlotAxes, PlotSeries, PlotTicks, PlotTwin } from "../python/protocol";
import { seriesColor } from "./python-plot-color";
import { imageSource } from "./python-plot-pixels";
import { dashes, traces } from "./python-plot-traces";

type Image = Extract<PlotSeries, { kind: "image" }>;
type Rule = Extract<PlotSeries, { kind: "rule" }>;
type Span = Extract<PlotSeries, { kind: "span" }>;
type Text = Extract<PlotSeries, { kind: "text" }>;

/** One axes of matplotlib's as traces of ours, in the order in which they lie one over another. */
export function axesContent(axes: PlotAxes, theme: PlotTheme): PlotContent {
  const { twin } = axes;
  const own = drawn(axes.series, theme);
  const right = twin && drawn(twin.series, theme);
  const titles = axes.frame
    ? [leftTitle(axes, theme), rightTitle(twin, theme)].filter((each) => each !== null)
    : [];
  const [xGrid, yGrid] = [
    axes.grid === "x" || axes.grid === "both",
    axes.grid === "none" || axes.grid === "x",
  ];
  return {
    data: [...own.data, ...(right?.data ?? []).map((trace) => ({ ...trace, yaxis: "y2" }))],
    layout: {
      xaxis: {
        ...xAxis(theme, plainText(axes.xLabel), axisRange(axes.xScale, axes.xRange)),
        ...ticks(axes.xTicks),
        ...(xGrid && { showgrid: true, gridcolor: theme.line }),
        ...(!axes.frame && { visible: false }),
      },
      yaxis: {
        ...yAxis(theme, axisRange(axes.yScale, axes.yRange)),
        ...ticks(axes.yTicks),
        ...((yGrid || own.images.length > 0) && { showgrid: false }),
        ...(!axes.frame && { visible: false }),
        ...(axes.aspect !== null && { scaleanchor: "x", scaleratio: axes.aspect, constrain: "domain" }),
      },
      shapes: [...own.shapes, ...(right?.shapes ?? []).map(atRight)],
      annotations: [...titles, ...own.annotations, ...(right?.annotations ?? []).map(atRight)],
      images: own.images,
      hovermode: isOneCurveAtEachX([...axes.series, ...(twin?.series ?? [])]) ? "x unified" : "closest",
      ...(twin && rightAxis(twin, theme)),
    },
  };
}

/** What of a series is a trace, a shape, an image or a note. */
function drawn(all: PlotSeries[], theme: PlotTheme) {
  const data: Data[] = [];
  const shapes: Partial<Shape>[] = [];
  const images: NonNullable<Layout["images"]> = [];
  const annotations: Partial<Annotations>[] = [];
  for (const series of all) {
    switch (series.kind) {
      case "rule":
        shapes.push(ruleShape(series, theme));
        break;
      case "span":
        shapes.push(spanShape(series, theme));
        break;
      case "text":
        annotations.push(textNote(series, theme));
        break;
      case "image":
        images.push(imageLayer(series));
        data.push(...imageCorners(series));
        break;
      default:
        data.push(...traces(series, theme));
    }
  }
  return { data, shapes, images, annotations };
}

function leftTitle({ yLabel }: PlotAxes, theme: PlotTheme): Partial<Annotations> | null {
  return yLabel ? yTitle(theme, plainText(yLabel)) : null;
}

function rightTitle(twin: PlotTwin | null, theme: PlotTheme): Partial<Annotations> | null {
  if (!twin?.yLabel) return null;
  const left = yTitle(theme, plainText(twin.yLabel));
  return { ...left, x: 1, xanchor: "right", xshift: -left.xshift! };
}

/** The second y, at the right edge. */
function rightAxis({ yRange, yScale, yTicks }: PlotTwin, theme: PlotTheme): Partial<Layout> {
  const { margin } = plotLayout(theme, "en");
  return {
    margin: { ...margin, r: margin!.l },
    yaxis2: {
      ...yAxis(theme, axisRange(yScale, yRange)),
      ...ticks(yTicks),
      overlaying: "y",
      side: "right",
      showgrid: false,
    },
  } as Partial<Layout>;
}

/** What stands at a value of y stands at one of the second y. */
function atRight<Placed extends { yref?: string }>(placed: Placed): Placed {
  return placed.yref === "paper" ? placed : { ...placed, yref: "y2" };
}

/** Then one box can name them all. */
function isOneCurveAtEachX(series: PlotSeries[]): boolean {
  return series.length <= 12 && series.every(({ kind }) => kind !== "scatter" && kind !== "image");
}

function axisRange(scale: "linear" | "log", range: [number, number] | null): Partial<LayoutAxis> {
  if (scale === "linear") return range ? { range: [...range] } : {};
  return { type: "log", exponentformat: "e", ...(range && { range: range.map(Math.log10) }) };
}

function ticks(chosen: PlotTicks | null): Partial<LayoutAxis> {
  if (!chosen) return {};
  const { at, labels, angle } = chosen;
  const turned = angle === 0 ? {} : { tickangle: -angle, automargin: true };
  if (!at) return turned;
  if (at.length === 0) return { showticklabels: false, ticks: "" };
  return {
    tickmode: "array",
    tickvals: at,
    ...(labels && { ticktext: labels.map(plainText), automargin: true }),
    ...turned,
  };
}

function ruleShape(
  { axis, at, start, end, dash, width, alpha, color }: Rule,
  theme: PlotTheme,
): Partial<Shape> {
  const line = { color: seriesColor(color, theme), width, dash: dashes[dash] ?? "solid" } as const;
  const shared = { type: "line", line, opacity: alpha } as const;
  // A horizontal rule stands at a value of y, from one edge of the plot to the other.
  return axis === "y"
    ? { ...shared, xref: "paper", x0: start, x1: end, y0: at, y1: at }
    : { ...shared, yref: "paper", y0: start, y1: end, x0: at, x1: at };
}

function spanShape({ axis, low, high, start, end, alpha, color }: Span, theme: PlotTheme): Partial<Shape> {
  const shared = {
    type: "rect",
    line: { width: 0 },
    fillcolor: seriesColor(color, theme),
    opacity: alpha,
    layer: "below",
  } as const;
  return axis === "y"
    ? { ...shared, xref: "paper", x0: start, x1: end, y0: low, y1: high }
    : { ...shared, yref: "paper", y0: start, y1: end, x0: low, x1: high };
}

function textNote(
  { x, y, text, align, vertical, color, arrow, offset, relative }: Text,
  theme: PlotTheme,
): Partial<Annotations> {
  const shared = {
    text: plainText(text),
    xanchor: align,
    yanchor: vertical,
    font: { family: theme.sans, size: theme.textSize, color: seriesColor(color ?? "black", theme) },
  };
  if (relative) return { ...shared, x, y, xref: "paper", yref: "paper", showarrow: false };
  if (!arrow) return { ...shared, x, y, xshift: offset[0], yshift: offset[1], showarrow: false };
  return {
    ...shared,
    x: arrow[0],
    y: arrow[1],
    ax: x,
    ay: y,
    axref: "x",
    ayref: "y",
    showarrow: true,
    arrowcolor: seriesColor(color ?? "black", theme),
    arrowwidth: 1,
    arrowhead: 2,
  };
}

function imageLayer(image: Image): NonNullable<Layout["images"]>[number] {
  const [left, right, bottom, top] = image.extent;
  return {
    source: imageSource(image),
    xref: "x",
    yref: "y",
    x: left,
    y: top,
    sizex: Math.abs(right - left),
    sizey: Math.abs(top - bottom),
    xanchor: "left",
    yanchor: "top",
    sizing: "stretch",
    opacity: image.alpha,
    layer: "below",
  };
}

/** An image says nothing of the axes' ranges: two of its corners do. */
function imageCorners({ extent: [left, right, bottom, top] }: Image): Data[] {
  return [{ x: [left, right], y: [bottom, top], mode: "markers", marker: { opacity: 0 }, hoverinfo: "skip" }];
}

/** Of the reader's words none is markup. */
export function plainText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
}
