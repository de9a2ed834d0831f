import { type CSSProperties, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Figure, type FigureProps } from "./figure";
import { layerColor, layerStop } from "./layer-color";
import { still } from "./live";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Layout } from "./plotly";
import type { Table } from "./table";
import { type FigureTheme, type PlotTheme, useThemeChange } from "./theme";
import "./curves.css";

/** A colour of the theme, or the place of a layer, or of a depth, on the ramp of layers. */
export type CurveColor =
  | "warning"
  | "train"
  | "validation"
  | "expected"
  | "inkSoft"
  | { place: number; of: number };

export interface Curve {
  /** Its column in a table. */
  id: string;
  name: string;
  color: CurveColor;
  dash?: "solid" | "dash";
  /** What was measured one by one is marked, point by point. */
  mode?: "lines" | "lines+markers" | "markers";
  /** As many as there are x. */
  y: readonly number[];
}

interface CurvesProps extends Pick<FigureProps, "name" | "title" | "reading" | "provenance" | "toolbar"> {
  x: readonly number[];
  curves: readonly Curve[];
  /** Where they are read off, if at one place. */
  marked?: number;
  /** Neither axis follows the data: what is compared is compared on the same ones. */
  xRange: readonly [from: number, to: number];
  yRange: readonly [from: number, to: number];
  /** Of a logarithmic axis, the range is in powers of ten. */
  yScale: "linear" | "log";
  xScale?: "linear" | "log";
  /** Where the x axis has its numbers, when it is to have them there. */
  xTicks?: readonly number[];
  /** What kind of picture it is. */
  label: string;
  /** Names of the axes; `id` is the x column of a table. */
  xLabel: { id: string; text: string };
  yLabel: string;
}

const never = still(null);

/** A few curves over the same x, on axes that never move. */
export function Curves(props: CurvesProps) {
  const { x, curves, marked, yScale, xScale = "linear", xTicks } = props;
  const { i18n } = useTranslation();
  const plot = useRef<PlotHandle>(null);
  useThemeChange();

  function content(theme: PlotTheme): PlotContent {
    return {
      data: curves.flatMap((curve) => tracesOf(curve, x, marked, theme)),
      layout: {
        xaxis: xAxis(theme, props.xLabel.text, {
          type: xScale,
          range: [...props.xRange],
          nticks: 6,
          tickformat: ",d",
          ...(xTicks && {
            tickvals: [...xTicks],
            ticktext: xTicks.map((tick) => tick.toLocaleString(i18n.language)),
          }),
        }),
        yaxis: yAxis(theme, {
          type: yScale,
          range: [...props.yRange],
          ...(yScale === "log" && powersOfTen(props.yRange)),
        }),
        shapes: marked === undefined ? [] : [markAt(marked, theme)],
        annotations: [yTitle(theme, props.yLabel)],
      },
    };
  }

  const table = (): Table => ({
    header: [props.xLabel.id, ...curves.map(({ id }) => id)],
    rows: x.map((x, i) => [x, ...curves.map(({ y }) => y[i] ?? "")]),
  });

  return (
    <Figure
      name={props.name}
      title={props.title}
      signal={never}
      reading={props.reading}
      provenance={props.provenance}
      toolbar={props.toolbar}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={curves.map(({ id, name, color, dash }) => (
        <li key={id} data-mark="curve" data-dash={dash} style={{ "--mark": cssOf(color) } as CSSProperties}>
          {name}
        </li>
      ))}
    >
      <Plot ref={plot} signal={never} content={content} label={props.label} />
    </Figure>
  );
}

function tracesOf(
  { name, color, dash = "solid", mode = "lines", y }: Curve,
  x: readonly number[],
  marked: number | undefined,
  theme: PlotTheme,
): PlotContent["data"] {
  const resolved = resolve(color, theme);
  const line: PlotContent["data"][number] = {
    x: [...x],
    y: [...y],
    mode,
    name,
    line: { color: resolved, width: 2.5, dash },
    marker: { color: resolved, size: mode === "markers" ? 5 : 7 },
    hovertemplate: "%{y:.3g}",
  };
  if (marked === undefined) return [line];
  return [
    line,
    {
      x: [marked],
      y: [y[x.indexOf(marked)] ?? Number.NaN],
      mode: "markers",
      marker: { color: resolved, size: 9, line: { color: theme.paper, width: 1.5 } },
      hoverinfo: "skip",
      showlegend: false,
      cliponaxis: false,
    },
  ];
}

function markAt(x: number, theme: FigureTheme): NonNullable<Layout["shapes"]>[number] {
  const line = { color: theme.inkFaint, width: 1 };
  return { type: "line", x0: x, x1: x, yref: "paper", y0: 0, y1: 1, line, layer: "below" };
}

/** About six ticks, evenly spaced, 1 among them where it is in the range. */
function powersOfTen([low, high]: readonly [number, number]) {
  const step = Math.max(1, Math.ceil((high - low) / 6));
  const first = Math.ceil(low / step);
  const powers = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
  return {
    tickvals: powers.map((power) => 10 ** power),
    ticktext: powers.map((power) => `10<sup>${String(power).replace("-", "−")}</sup>`),
  };
}

function resolve(color: CurveColor, theme: FigureTheme): string {
  return typeof color === "string" ? theme[color] : theme.layers[layerStop(color.place, color.of) - 1];
}

function cssOf(color: CurveColor): string {
  if (typeof color === "object") return layerColor(color.place, color.of);
  return color === "inkSoft" ? "var(--ink-soft)" : `var(--${color})`;
}
