import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { niceCeiling, niceFloor } from "./axis-range";
import { computedWith, withRender } from "./computed";
import { Figure } from "./figure";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Reading } from "./reading";
import { referenceLine } from "./reference-line";
import { type AxisScale, ScaleChoice } from "./scale-choice";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";
import "./loss-race.css";

/** The loss of step 0 for every scale of W2. */
export interface LossByScaleData {
  /** ln V. */
  expected: number;
  /** One for each scale of b2; points by ascending scale. */
  curves: { biasScale: number; points: { scale: number; loss: number }[] }[];
}

interface LossByScaleProps {
  /** null as long as nothing is computed. */
  data: LossByScaleData | null;
  /** The scale of W2 that the reader looks at: one of the points'. */
  scale: number;
}

const computed = computedWith(42);
const ticks = [0.001, 0.01, 0.1, 1, 10];
const lossTicks = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Where a careless output layer begins to cost. Scales on a logarithmic axis. */
export function LossByScale({ data, scale }: LossByScaleProps) {
  const { t, i18n } = useTranslation("initial-loss");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const [axis, setAxis] = useState<AxisScale>("log");
  const at = (points: { scale: number; loss: number }[]) => points.find((point) => point.scale === scale);
  const losses = data?.curves.flatMap(({ biasScale, points }) => {
    const loss = at(points)?.loss;
    return loss === undefined ? [] : [{ biasScale, loss }];
  });

  function reading(): Reading {
    const bare = losses?.find(({ biasScale }) => biasScale === 0)?.loss;
    const drawn = losses?.find(({ biasScale }) => biasScale === 1)?.loss;
    if (!data || bare === undefined || drawn === undefined) return { text: t("computing"), numbers: {} };
    return {
      text: t("byScale.reading", {
        scale: format.full(scale),
        bare: format.fixed(bare, 4),
        drawn: format.fixed(drawn, 4),
        excess: format.fixed(bare - data.expected, 4),
      }),
      numbers: { scale, bare, drawn, expected: data.expected },
    };
  }

  function content(theme: PlotTheme): PlotContent {
    const em = theme.textSize;
    const expected = data?.expected ?? 1;
    const highest = Math.max(
      1,
      ...(data?.curves.flatMap(({ points }) => points.map(({ loss }) => loss)) ?? []),
    );
    const onAxis = (loss: number) => (axis === "log" ? Math.log10(loss) : loss);
    const colors = [theme.train, theme.warning];
    const reference = referenceLine({ at: expected, scale: axis, digits: 2, theme, language: i18n.language });
    return {
      data: [
        ...(data?.curves ?? []).flatMap(({ biasScale, points }, i): PlotContent["data"] => [
          {
            x: points.map((point) => point.scale),
            y: points.map(({ loss }) => loss),
            mode: "lines",
            line: { width: 2.5, color: colors[i] },
            name: t(biasScale === 0 ? "byScale.noBias" : "byScale.bias"),
            hovertemplate: "%{y:.4f}",
          },
          {
            x: points.filter((point) => point.scale === scale).map((point) => point.scale),
            y: points.filter((point) => point.scale === scale).map(({ loss }) => loss),
            mode: "markers",
            marker: { color: colors[i], size: 10, line: { color: theme.paper, width: 1.5 } },
            hoverinfo: "skip",
            showlegend: false,
            cliponaxis: false,
          },
        ]),
      ],
      layout: {
        margin: { l: 3.7 * em, r: 3.2 * em, t: 2.3 * em, b: 3.4 * em },
        xaxis: xAxis(theme, t("byScale.axis"), {
          type: "log",
          range: [-3, 1],
          tickvals: ticks,
          ticktext: ticks.map((tick) => tick.toLocaleString(i18n.language)),
        }),
        yaxis: yAxis(theme, {
          type: axis,
          range:
            axis === "log"
              ? [onAxis(niceFloor(expected)), onAxis(niceCeiling(highest))]
              : [0, niceCeiling(highest)],
          ...(axis === "log" && { tickvals: lossTicks, ticktext: lossTicks.map(format.tick) }),
        }),
        shapes: [reference.shape],
        annotations: [yTitle(theme, t("byScale.unit")), reference.annotation],
      },
    };
  }

  function table(): Table {
    return {
      header: ["b2_scale", "W2_scale", "loss_at_step_0"],
      rows: (data?.curves ?? []).flatMap(({ biasScale, points }) =>
        points.map((point) => [biasScale, point.scale, point.loss]),
      ),
    };
  }

  return (
    <Figure
      name="loss-by-scale"
      title={t("byScale.title")}
      signal={withRender}
      reading={reading}
      provenance={computed}
      exports={{ table, picture: () => plot.current!.picture() }}
      toolbar={<ScaleChoice scale={axis} onScale={setAxis} />}
      legend={
        <>
          <li data-mark="train">{t("byScale.noBias")}</li>
          <li data-mark="careless">{t("byScale.bias")}</li>
          <li data-mark="expected">{t("knowingNothing")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} label={t("byScale.label")} content={content} />
    </Figure>
  );
}
