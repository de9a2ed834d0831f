import type { Data } from "../figures/plotly";
import type { PlotTheme } from "../figures/theme";
import type { PlotSeries } from "../python/protocol";
import { colorMap, mappedColor, seriesColor } from "./python-plot-color";
import { thinLine } from "./thin-line";
import { thinScatter } from "./thin-scatter";

type Of<Kind> = Extract<PlotSeries, { kind: Kind }>;
type Traced = Of<"line" | "scatter" | "bars" | "area" | "segments">;

/** What is drawn with lines and markers: plotly's core has no trace besides, and needs none for these. */
export function traces(series: Traced, theme: PlotTheme): Data[] {
  switch (series.kind) {
    case "line":
      return [lineTrace(series, seriesColor(series.color, theme))];
    case "scatter":
      return [scatterTrace(series, theme)];
    case "bars":
      return barTraces(series, theme);
    case "area":
      return [areaTrace(series, seriesColor(series.color, theme))];
    case "segments":
      return [segmentsTrace(series, seriesColor(series.color, theme))];
  }
}

const named = (label: string | null) => ({ name: label ?? "", showlegend: label !== null });

function lineTrace(
  { label, width, dash, marker, size, step, alpha, ...points }: Of<"line">,
  color: string,
): Data {
  const { x, y } = thinLine(points);
  const hasLine = dash !== "";
  const hasMarkers = marker !== "";
  return {
    x,
    y,
    mode: hasLine ? (hasMarkers ? "lines+markers" : "lines") : "markers",
    line: { color, width, dash: dashes[dash] ?? "solid", shape: steps[step] ?? "linear" },
    marker: { color, size: marker === "." ? size / 2 : size, symbol: symbols[marker] ?? "circle" },
    opacity: alpha,
    hovertemplate: "%{y:.4~g}",
    ...named(label),
  };
}

function scatterTrace(series: Of<"scatter">, theme: PlotTheme): Data {
  const { label, sizes, values, vmin, vmax, map, marker, alpha } = series;
  const kept = thinScatter(series);
  const of = <T>(each: ArrayLike<T>) => kept.map((i) => each[i]);
  const colors = values && colorMap(map);
  const one = series.color !== null ? seriesColor(series.color, theme) : theme.ink;
  return {
    x: of(series.x),
    y: of(series.y),
    mode: "markers",
    marker: {
      color:
        values && colors
          ? of(values).map((value) => mappedColor(colors, value, vmin, vmax))
          : series.colors
            ? of(series.colors).map((color) => seriesColor(color, theme))
            : one,
      size: sizes.length === 1 ? sizes[0] : of(sizes),
      symbol: symbols[marker] ?? "circle",
      opacity: alpha,
      line: { width: 0 },
    },
    hovertemplate: "%{x:.4~g}, %{y:.4~g}",
    ...named(label),
  };
}

/** One closed path a bar; bars of one colour are one trace. */
function barTraces(series: Of<"bars">, theme: PlotTheme): Data[] {
  const { x, colors, edge, alpha, label } = series;
  const groups = new Map<string, number[]>();
  for (let i = 0; i < x.length; i++) {
    const color = colors?.[i] ?? series.color ?? "C0";
    groups.set(color, [...(groups.get(color) ?? []), i]);
  }
  return [...groups].map(([name, places], group) => {
    const color = seriesColor(name, theme);
    return {
      ...outlines(series, places),
      mode: "lines",
      line: { color: edge ? seriesColor(edge, theme) : color, width: 0.75 },
      fill: "toself",
      fillcolor: color,
      opacity: alpha,
      hoverinfo: "skip",
      ...named(group === 0 ? label : null),
    };
  });
}

function outlines({ x, heights, widths, bottoms, horizontal }: Of<"bars">, places: number[]) {
  const along: (number | null)[] = [];
  const up: (number | null)[] = [];
  for (const i of places) {
    const [left, right] = [x[i] - widths[i] / 2, x[i] + widths[i] / 2];
    const [bottom, top] = [bottoms[i], bottoms[i] + heights[i]];
    along.push(left, left, right, right, left, null);
    up.push(bottom, top, top, bottom, bottom, null);
  }
  return horizontal ? { x: up, y: along } : { x: along, y: up };
}

/** There along the upper edge and back along the lower; a closed path for each stretch of numbers. */
function areaTrace({ x, low, high, label, alpha }: Of<"area">, color: string): Data {
  const along: (number | null)[] = [];
  const up: (number | null)[] = [];
  for (const [start, end] of stretches(low, high)) {
    for (let i = start; i < end; i++) {
      along.push(x[i]);
      up.push(high[i]);
    }
    for (let i = end - 1; i >= start; i--) {
      along.push(x[i]);
      up.push(low[i]);
    }
    along.push(null);
    up.push(null);
  }
  return {
    x: along,
    y: up,
    mode: "lines",
    line: { width: 0 },
    fill: "toself",
    fillcolor: color,
    opacity: alpha,
    hoverinfo: "skip",
    ...named(label),
  };
}

function stretches(low: ArrayLike<number>, high: ArrayLike<number>): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (let i = 0; i <= low.length; i++) {
    if (i < low.length && Number.isFinite(low[i]) && Number.isFinite(high[i])) continue;
    if (i > start) found.push([start, i]);
    start = i + 1;
  }
  return found;
}

function segmentsTrace(series: Of<"segments">, color: string): Data {
  const { x0, y0, x1, y1, width, dash, alpha, label, cap } = series;
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (let i = 0; i < x0.length; i++) {
    x.push(x0[i], x1[i], null);
    y.push(y0[i], y1[i], null);
  }
  const isVertical = x0.every((each, i) => each === x1[i]);
  return {
    x,
    y,
    mode: cap > 0 ? "lines+markers" : "lines",
    line: { color, width, dash: dashes[dash] ?? "solid" },
    marker: { color, size: 2 * cap, symbol: isVertical ? "line-ew-open" : "line-ns-open" },
    opacity: alpha,
    hoverinfo: "skip",
    ...named(label),
  };
}

const steps: Record<string, "vh" | "hv" | "hvh"> = { pre: "vh", post: "hv", mid: "hvh" };

export const dashes: Record<string, "solid" | "dash" | "dot" | "dashdot"> = {
  "-": "solid",
  "--": "dash",
  ":": "dot",
  "-.": "dashdot",
};

/** plotly's names of matplotlib's markers. */
const symbols: Record<string, string> = {
  o: "circle",
  ".": "circle",
  ",": "circle",
  x: "x-thin-open",
  X: "x",
  "+": "cross-thin-open",
  P: "cross",
  s: "square",
  "^": "triangle-up",
  v: "triangle-down",
  "<": "triangle-left",
  ">": "triangle-right",
  d: "diamond-tall",
  D: "diamond",
  "*": "star",
  p: "pentagon",
  h: "hexagon",
  H: "hexagon2",
  "8": "octagon",
  "|": "line-ns-open",
  _: "line-ew-open",
  "1": "y-down-open",
  "2": "y-up-open",
  "3": "y-left-open",
  "4": "y-right-open",
};
