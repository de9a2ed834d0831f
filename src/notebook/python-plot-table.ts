import type { Table } from "../figures/table";
import type { PlotAxes, PlotFigure, PlotSeries } from "../python/protocol";

/** How many values a figure draws. */
export function countValues({ axes }: PlotFigure): number {
  return axes.flatMap(seriesOf).reduce((sum, series) => sum + valuesOf(series), 0);
}

const seriesOf = ({ series, twin }: PlotAxes): PlotSeries[] => [...series, ...(twin?.series ?? [])];

function valuesOf(series: PlotSeries): number {
  switch (series.kind) {
    case "line":
    case "scatter":
      return series.y.length;
    case "bars":
      return series.heights.length;
    case "area":
      return series.x.length;
    case "segments":
      return series.x0.length;
    case "image":
      return series.values.length;
    case "text":
    case "rule":
    case "span":
      return 0;
  }
}

/** Every value drawn, a row each; of an image x is the column and y the row. */
export function plotTable({ axes }: PlotFigure): Table {
  return {
    header: ["axes", "series", "x", "y", "value"],
    rows: axes.flatMap((one) => seriesOf(one).flatMap((series, i) => seriesRows(one, series, i))),
  };
}

function seriesRows({ cell, title }: PlotAxes, series: PlotSeries, place: number): (string | number)[][] {
  const axes = title || cell;
  switch (series.kind) {
    case "line":
    case "scatter": {
      const name = series.label ?? place;
      return Array.from(series.y, (y, i) => [axes, name, series.x[i], y, ""]);
    }
    case "bars": {
      const name = series.label ?? place;
      return series.heights.map((height, i) => [axes, name, series.x[i], height, ""]);
    }
    case "image":
      return Array.from(series.values, (value, i) => [
        axes,
        place,
        i % series.columns,
        Math.floor(i / series.columns),
        value,
      ]);
    case "area": {
      const name = series.label ?? place;
      return Array.from(series.x, (x, i) => [axes, name, x, series.low[i], series.high[i]]);
    }
    case "segments": {
      const name = series.label ?? place;
      return series.x0.flatMap((x, i) => [
        [axes, name, x, series.y0[i], ""],
        [axes, name, series.x1[i], series.y1[i], ""],
      ]);
    }
    case "text":
      return [[axes, place, series.x, series.y, series.text]];
    case "span":
      return [series.low, series.high].map((at) => [
        axes,
        place,
        series.axis === "x" ? at : "",
        series.axis === "y" ? at : "",
        "",
      ]);
    case "rule":
      return [[axes, place, series.axis === "x" ? series.at : "", series.axis === "y" ? series.at : "", ""]];
  }
}
