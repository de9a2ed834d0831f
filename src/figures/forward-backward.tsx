import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { draws, type WeightDraw } from "../experiment/studies/weight-draws";
import { withRender } from "./computed";
import { Figure, type Provenance } from "./figure";
import "./initialization-figures.css";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotContent, type PlotHandle } from "./plot";
import { xAxis, yAxis } from "./plot-layout";
import type { Reading } from "./reading";
import type { Table } from "./table";
import type { PlotTheme } from "./theme";

interface ForwardBackwardProps {
  weights: WeightDraw[];
  fanIn: number;
  fanOut: number;
  provenance: Live<Provenance>;
}

/** By how much a layer multiplies the spread of what passes through it, each way, for each way of drawing its weights. */
export function ForwardBackward({ weights, fanIn, fanOut, provenance }: ForwardBackwardProps) {
  const { t, i18n } = useTranslation("kaiming");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);

  function reading(): Reading {
    const fanInDraw = weights.find(({ draw }) => draw === "fan-in");
    if (!fanInDraw) return { text: t("waiting"), numbers: {} };
    const text = t("passes.reading", {
      fanIn: format.count(fanIn),
      fanOut: format.count(fanOut),
      forward: format.fixed(fanInDraw.forward, 2),
      backward: format.fixed(fanInDraw.backward, 2),
    });
    const numbers = { forward: fanInDraw.forward, backward: fanInDraw.backward, measured: weights.length };
    return { text, numbers };
  }

  function content(theme: PlotTheme): PlotContent {
    const em = theme.textSize;
    const row = (draw: string) => draws.length - 1 - draws.indexOf(draw as (typeof draws)[number]);
    const points = (of: "forward" | "backward", color: string, symbol: string) => ({
      x: weights.map((weight) => weight[of]),
      // The two shapes of one way share its row, one a little above the other.
      y: weights.map(({ draw, distribution }) => row(draw) + (distribution === "normal" ? 0.12 : -0.12)),
      mode: "markers" as const,
      marker: { color, size: 11, symbol, line: { color: theme.paper, width: 1 } },
      name: t(`passes.${of}`),
      text: weights.map(({ distribution }) => t(`weights.${distribution}`)),
      hovertemplate: "%{text}: × %{x:.3f}",
    });
    return {
      data: [
        points("forward", theme.layers[2], "triangle-right"),
        points("backward", theme.warning, "triangle-left"),
      ],
      layout: {
        margin: { l: 8.4 * em, r: 1.5 * em, t: 0.8 * em, b: 3.4 * em },
        hovermode: "closest",
        xaxis: xAxis(theme, t("passes.axis"), {
          type: "log",
          range: [-1.1, 1.1],
          tickvals: [0.1, 0.2, 0.5, 1, 2, 5, 10],
          showgrid: true,
          gridcolor: theme.line,
        }),
        yaxis: yAxis(theme, {
          range: [-0.6, draws.length - 0.4],
          tickvals: draws.map(row),
          ticktext: draws.map((draw) => t(`weights.draw.${draw}`)),
        }),
        shapes: [
          {
            type: "line",
            x0: 1,
            x1: 1,
            yref: "paper",
            y0: 0,
            y1: 1,
            line: { color: theme.expected, width: 1.5, dash: "dash" },
          },
        ],
      },
    };
  }

  const table = (): Table => ({
    header: ["draw", "distribution", "std", "forward", "backward"],
    rows: weights.map(({ draw, distribution, std, forward, backward }) => [
      draw,
      distribution,
      std,
      forward,
      backward,
    ]),
  });

  return (
    <Figure
      name="forward-backward"
      title={t("passes.title")}
      signal={withRender}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={
        <>
          <li data-mark="forward">{t("passes.forward")}</li>
          <li data-mark="backward">{t("passes.backward")}</li>
          <li data-mark="expected">{t("passes.kept")}</li>
        </>
      }
    >
      <Plot ref={plot} signal={withRender} label={t("passes.label")} content={content} />
    </Figure>
  );
}
