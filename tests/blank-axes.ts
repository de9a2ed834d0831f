import type { PlotAxes } from "../src/python/protocol";

/** What a cell's plot has before anything is drawn or said. */
export const blankAxes: PlotAxes = {
  cell: 0,
  place: { row: 0, column: 0, rows: 1, columns: 1 },
  title: "",
  xLabel: "",
  yLabel: "",
  xRange: null,
  yRange: null,
  xScale: "linear",
  yScale: "linear",
  xTicks: null,
  yTicks: null,
  grid: "auto",
  frame: true,
  aspect: null,
  legend: false,
  legendTitle: "",
  colorBar: null,
  twin: null,
  series: [],
};
