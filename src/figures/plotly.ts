/**
 * The only door to plotly.js: its core, whose one trace is scatter (lines, markers, filled steps), loaded when the
 * first plot is drawn. A trace more is registered here from plotly.js/lib/<trace>; the package's main entry, three
 * times as large, is never imported.
 */
export const loadPlotly = () => import("plotly.js/lib/core");

export type Plotly = Awaited<ReturnType<typeof loadPlotly>>;
export type {
  Annotations,
  Config,
  Data,
  Layout,
  LayoutAxis,
  PlotlyHTMLElement,
  Shape,
} from "plotly.js/lib/core";
