import { expect, test } from "vitest";
import type { PlotTheme } from "../../../src/figures/theme";
import { colorMap, seriesColor } from "../../../src/notebook/python-plot-color";
import { axesContent } from "../../../src/notebook/python-plot-content";
import { countValues, plotTable } from "../../../src/notebook/python-plot-table";
import { thinLine } from "../../../src/notebook/thin-line";
import { thinScatter } from "../../../src/notebook/thin-scatter";
import type { PlotAxes, PlotFigure, PlotSeries } from "../../../src/python/protocol";
import { blankAxes } from "../../blank-axes";

const theme: PlotTheme = {
  paper: "#ffffff",
  paperRaised: "#ffffff",
  ink: "#111111",
  inkSoft: "#222222",
  inkFaint: "#333333",
  line: "#444444",
  lineStrong: "#555555",
  train: "#0000ff",
  validation: "#ff8800",
  expected: "#00aa00",
  warning: "#aa8800",
  layers: Array.from({ length: 10 }, (_, i) => `#00000${i}`),
  runs: [],
  sans: "Sans",
  serif: "Serif",
  textSize: 13,
};

const axesOf = (series: PlotSeries[], differences: Partial<PlotAxes> = {}): PlotAxes => ({
  ...blankAxes,
  series,
  ...differences,
});

const line = (color: string, y = [1, 2]): PlotSeries => ({
  kind: "line",
  x: y.map((_, i) => i),
  y,
  label: null,
  color,
  width: 1.5,
  dash: "--",
  marker: "",
  size: 6,
  step: "",
  alpha: 1,
});

test("a line of 200,000 points keeps its ends, its order and its single peak", () => {
  const x = Float64Array.from({ length: 200_000 }, (_, i) => i);
  const y = x.map(() => 0);
  y[123_456] = 40;
  y[77] = -3;
  const thin = thinLine({ x, y });
  expect(thin.y.length).toBeLessThanOrEqual(4000);
  expect(thin.x[thin.y.indexOf(40)]).toBe(123_456);
  expect(thin.x[thin.y.indexOf(-3)]).toBe(77);
  expect([thin.x[0], thin.x.at(-1)]).toEqual([0, 199_999]);
  expect(thin.x).toEqual(thin.x.toSorted((one, other) => one - other));
});

test("a line that fits is drawn point for point", () => {
  expect(thinLine({ x: [0, 1, 2], y: [3, 1, 2] })).toEqual({ x: [0, 1, 2], y: [3, 1, 2] });
});

test("a line with a gap keeps its peak", () => {
  const y = Float64Array.from({ length: 100_000 }, (_, i) => (i < 50 ? Number.NaN : i === 60 ? 9 : 0));
  expect(thinLine({ x: y.map((_, i) => i), y }).y).toContain(9);
});

test("of a million points those are drawn that don't lie under others, in their order", () => {
  const x = Float64Array.from({ length: 1_000_000 }, (_, i) => i % 1000);
  const y = Float64Array.from({ length: 1_000_000 }, (_, i) => Math.floor(i / 1000));
  const kept = thinScatter({ x, y });
  expect(kept.length).toBeGreaterThan(10_000);
  expect(kept.length).toBeLessThan(20_000);
  expect(kept).toEqual(kept.toSorted((one, other) => one - other));
  expect(thinScatter({ x: [1, 1], y: [2, 2] })).toEqual([0, 1]);
});

test("black is ink and white is paper, so that both are seen in both themes; other names are the browser's", () => {
  expect(["C1", "black", "white", "olive", "#abcdef"].map((color) => seriesColor(color, theme))).toEqual([
    theme.validation,
    theme.ink,
    theme.paper,
    "olive",
    "#abcdef",
  ]);
});

test("colour maps go from the least to the greatest, backwards with _r, and an unknown one is viridis", () => {
  const ends = (name: string) => {
    const colors = colorMap(name);
    return [Array.from(colors.slice(0, 3)), Array.from(colors.slice(-3))];
  };
  expect(ends("grey")).toEqual([
    [0, 0, 0],
    [255, 255, 255],
  ]);
  expect(ends("gray_r")).toEqual(ends("gray").toReversed());
  expect(ends("nobody-knows")).toEqual(ends("viridis"));
  expect(Array.from(colorMap("gray").slice(3 * 128, 3 * 128 + 3))).toEqual([128, 128, 128]);
});

test("bars are closed paths from their bottom to their height", () => {
  const bars = {
    kind: "bars" as const,
    x: [1, 3],
    heights: [5, 7],
    widths: [1, 1],
    bottoms: [2, 2],
    label: "n",
    color: "red",
    colors: null as string[] | null,
    edge: null,
    alpha: 1,
    horizontal: false,
  };
  const [trace] = axesContent(axesOf([bars]), theme).data as { x: unknown[]; y: unknown[]; fill: string }[];
  expect(trace!.x).toEqual([0.5, 0.5, 1.5, 1.5, 0.5, null, 2.5, 2.5, 3.5, 3.5, 2.5, null]);
  expect(trace!.y).toEqual([2, 7, 7, 2, 2, null, 2, 9, 9, 2, 2, null]);
  expect(trace!.fill).toBe("toself");
  const [sideways] = axesContent(axesOf([{ ...bars, horizontal: true }]), theme).data as (typeof trace)[];
  expect(sideways!.x).toEqual(trace!.y);
  const each = axesContent(axesOf([{ ...bars, color: null, colors: ["C0", "C1"] }]), theme).data;
  expect(each.map((one) => (one as { fillcolor: string }).fillcolor)).toEqual([
    theme.train,
    theme.validation,
  ]);
});

test("a logarithmic axis takes its range as exponents, as plotly has it", () => {
  const { layout } = axesContent(axesOf([line("C0")], { yScale: "log", yRange: [0.01, 100] }), theme);
  expect(layout.yaxis).toMatchObject({ type: "log", range: [-2, 2] });
});

test("a rule crosses the plot, and a text is a text whatever it holds", () => {
  const { layout } = axesContent(
    axesOf([
      {
        kind: "rule",
        axis: "y",
        at: -3,
        start: 0,
        end: 1,
        label: null,
        color: "C0",
        dash: "--",
        width: 1,
        alpha: 1,
      },
      {
        kind: "text",
        x: 1,
        y: 2,
        text: "<b>",
        align: "center",
        vertical: "middle",
        color: null,
        arrow: null,
        offset: [0, 0],
        relative: false,
      },
    ]),
    theme,
  );
  expect(layout.shapes).toMatchObject([{ y0: -3, y1: -3, xref: "paper", x0: 0, x1: 1 }]);
  expect(layout.annotations).toMatchObject([{ x: 1, y: 2, text: "&lt;b>" }]);
});

test("a figure's table has every value that it draws", () => {
  const image: PlotSeries = {
    kind: "image",
    rows: 2,
    columns: 2,
    values: Float32Array.of(1, 2, 3, 4),
    vmin: 0,
    vmax: 4,
    map: "gray",
    extent: [-0.5, 1.5, 1.5, -0.5],
    lower: false,
    smooth: false,
    alpha: 1,
  };
  const figure: PlotFigure = {
    width: 640,
    height: 480,
    rows: 1,
    columns: 2,
    title: "",
    axes: [axesOf([line("C0", [5, 6])], { title: "loss" }), axesOf([image], { cell: 1 })],
  };
  expect(countValues(figure)).toBe(6);
  expect(plotTable(figure).rows).toEqual([
    ["loss", 0, 0, 5, ""],
    ["loss", 0, 1, 6, ""],
    [1, 0, 0, 0, 1],
    [1, 0, 1, 0, 2],
    [1, 0, 0, 1, 3],
    [1, 0, 1, 1, 4],
  ]);
});

test("what is filled between two curves is closed, and open where there are no numbers", () => {
  const area: PlotSeries = {
    kind: "area",
    x: [0, 1, 2, 3],
    low: [0, 0, Number.NaN, 0],
    high: [1, 2, 3, 4],
    label: null,
    color: "C0",
    alpha: 0.3,
  };
  const [trace] = axesContent(axesOf([area]), theme).data as {
    x: unknown[];
    y: unknown[];
    opacity: number;
  }[];
  expect(trace!.x).toEqual([0, 1, 1, 0, null, 3, 3, null]);
  expect(trace!.y).toEqual([1, 2, 0, 0, null, 4, 0, null]);
  expect(trace!.opacity).toBe(0.3);
});

test("ticks are where they were put, with their words, and an axis that is off shows none", () => {
  const at = { at: [0, 1], labels: ["uno", "d<s"], angle: 45 };
  const { layout } = axesContent(axesOf([line("C0")], { xTicks: at, grid: "x" }), theme);
  expect(layout.xaxis).toMatchObject({
    tickmode: "array",
    tickvals: [0, 1],
    ticktext: ["uno", "d&lt;s"],
    tickangle: -45,
    showgrid: true,
  });
  expect(layout.yaxis).toMatchObject({ showgrid: false });
  const bare = axesContent(axesOf([line("C0")], { frame: false, yLabel: "y" }), theme).layout;
  expect(bare).toMatchObject({ xaxis: { visible: false }, yaxis: { visible: false }, annotations: [] });
});

test("a twin has its own y at the right, and is counted with the rest", () => {
  const twin = {
    yLabel: "accuracy",
    yRange: [0, 1] as [number, number],
    yScale: "linear" as const,
    yTicks: null,
    legend: true,
    series: [line("C1")],
  };
  const axes = axesOf([line("C0", [5, 6, 7])], { yLabel: "loss", twin });
  const { data, layout } = axesContent(axes, theme);
  expect(data.map((trace) => (trace as { yaxis?: string }).yaxis)).toEqual([undefined, "y2"]);
  expect(layout.yaxis2).toMatchObject({ side: "right", overlaying: "y", range: [0, 1] });
  expect(layout.annotations?.map(({ text, x }) => [text, x])).toEqual([
    ["loss", 0],
    ["accuracy", 1],
  ]);
  const figure: PlotFigure = { width: 640, height: 480, rows: 1, columns: 1, title: "", axes: [axes] };
  expect(countValues(figure)).toBe(5);
});
