import { useRef } from "react";
import { Figure, type FigureProps } from "./figure";
import { still } from "./live";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Table } from "./table";
import { type PlotTheme, useThemeChange } from "./theme";

/** One quantity of networks that differ in their depth alone. */
export interface DepthCurve {
  /** Its column in a table. */
  id: string;
  name: string;
  color: "warning" | "train";
  dash: "solid" | "dash";
  /** One value a depth; NaN where there is none yet. */
  values: readonly number[];
}

interface DepthCurvesProps extends Pick<FigureProps, "name" | "title" | "reading" | "provenance"> {
  depths: readonly number[];
  curves: readonly DepthCurve[];
  /** The depth that is read off. */
  marked: number;
  /** Powers of ten: what the curves of any gain are compared on. */
  range: readonly [from: number, to: number];
  /** What kind of picture it is. */
  label: string;
  xLabel: string;
  yLabel: string;
}

const never = still(null);

/** A quantity against depth on a logarithmic axis that never moves, one curve a kind of network. */
export function DepthCurves(props: DepthCurvesProps) {
  const { depths, curves, marked, range, label, xLabel, yLabel } = props;
  const plot = useRef<PlotHandle>(null);
  useThemeChange();

  function content(theme: PlotTheme): PlotContent {
    const [low, high] = range;
    const at = depths.indexOf(marked);
    return {
      data: curves.flatMap(({ name, color, dash, values }) => [
        {
          x: [...depths],
          y: [...values],
          mode: "lines" as const,
          name,
          line: { color: theme[color], width: 2.5, dash },
          hovertemplate: "%{y:.2e}",
        },
        {
          x: [marked],
          y: [values[at] ?? Number.NaN],
          mode: "markers" as const,
          marker: { color: theme[color], size: 9, line: { color: theme.paper, width: 1.5 } },
          hoverinfo: "skip" as const,
          showlegend: false,
          cliponaxis: false,
        },
      ]),
      layout: {
        xaxis: xAxis(theme, xLabel, { range: [0, depths.at(-1)! + 0.5], nticks: 6 }),
        yaxis: yAxis(theme, {
          type: "log",
          range: [low, high],
          tickvals: powers(low, high).map((power) => 10 ** power),
          ticktext: powers(low, high).map((power) => `10<sup>${String(power).replace("-", "−")}</sup>`),
        }),
        shapes: [
          {
            type: "line",
            x0: marked,
            x1: marked,
            yref: "paper",
            y0: 0,
            y1: 1,
            line: { color: theme.inkFaint, width: 1 },
            layer: "below",
          },
        ],
        annotations: [yTitle(theme, yLabel)],
      },
    };
  }

  const table = (): Table => ({
    header: ["hidden_layers", ...curves.map(({ id }) => id)],
    rows: depths.map((depth, i) => [depth, ...curves.map(({ values }) => values[i] ?? "")]),
  });

  return (
    <Figure
      name={props.name}
      title={props.title}
      signal={never}
      reading={props.reading}
      provenance={props.provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={curves.map(({ id, name, color, dash }) => (
        <li key={id} data-mark={dash === "dash" ? `${color}-dashed` : color}>
          {name}
        </li>
      ))}
    >
      <Plot ref={plot} signal={never} content={content} label={label} />
    </Figure>
  );
}

/** About five of them, evenly spaced, 0 among them where it is in the range. */
function powers(low: number, high: number): number[] {
  const step = Math.max(1, Math.ceil((high - low) / 6));
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}
