import type { TFunction } from "i18next";
import { niceRange } from "./axis-range";
import type { LossCurveData, LossScale } from "./loss-curve";
import { numberFormat } from "./number-format";
import type { PlotContent } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { FigureTheme } from "./theme";

interface LossPlotOptions {
  theme: FigureTheme;
  scale: LossScale;
  t: TFunction<"figures">;
  language: string;
}

/** Losses run from a fraction of a nat to the hundreds of a network that starts confident and wrong. */
const logTicks = [-2, -1, 0, 1, 2, 3, 4].flatMap((power) =>
  [1, 2, 5].map((multiple) => multiple * 10 ** power),
);

/** The minibatch losses as a faint band from bucket to bucket, their mean over it, validation as points. */
export function lossPlot(data: LossCurveData, { theme, scale, t, language }: LossPlotOptions): PlotContent {
  const { buckets, validation, expected, vocabularySize } = data;
  const faint = translucent(theme.train, 0.3);
  const band = { x: buckets.steps, mode: "lines", line: { color: faint, width: 1 } } as const;
  const [low, high] = lossRange(data);
  const onAxis = (value: number) => (scale === "log" ? Math.log10(value) : value);
  const lastStep = Math.max(buckets.steps.at(-1) ?? 0, validation.at(-1)?.step ?? 0, 10);
  return {
    data: [
      { ...band, y: buckets.max, name: t("loss.highest"), hovertemplate: "%{y:.2f}" },
      {
        ...band,
        y: buckets.min,
        name: t("loss.lowest"),
        hovertemplate: "%{y:.2f}",
        fill: "tonexty",
        fillcolor: translucent(theme.train, 0.14),
      },
      {
        x: buckets.steps,
        y: buckets.smoothed,
        mode: "lines",
        line: { color: theme.train, width: 2.5 },
        name: t("loss.smoothed"),
        hovertemplate: "%{y:.3f}",
      },
      {
        x: validation.map(({ step }) => step),
        y: validation.map(({ loss }) => loss),
        mode: "markers",
        marker: {
          color: theme.validation,
          size: 9,
          symbol: "diamond",
          line: { color: theme.paper, width: 1.5 },
        },
        name: t("loss.validation"),
        hovertemplate: "%{y:.3f}",
        cliponaxis: false,
      },
    ],
    layout: {
      xaxis: xAxis(theme, t("loss.step"), {
        range: [0, lastStep],
        hoverformat: ",.0f",
        tickformat: ",d",
        nticks: 7,
      }),
      yaxis: yAxis(theme, {
        type: scale,
        range: [onAxis(low), onAxis(high)],
        ...(scale === "log" && { tickvals: logTicks }),
      }),
      shapes: [
        {
          type: "line",
          xref: "paper",
          x0: 0,
          x1: 1,
          y0: expected,
          y1: expected,
          line: { color: theme.expected, width: 1.5, dash: "dash" },
        },
      ],
      annotations: [
        yTitle(theme, t("loss.unit")),
        {
          text: t("loss.expected", { size: vocabularySize, loss: numberFormat(language).fixed(expected, 2) }),
          xref: "paper",
          x: 1,
          xanchor: "right",
          y: onAxis(expected),
          yanchor: "bottom",
          showarrow: false,
          bgcolor: translucent(theme.paper, 0.8),
          font: { family: theme.sans, size: 13, color: theme.expected },
        },
      ],
    },
  };
}

function lossRange({ buckets, validation, expected }: LossCurveData): [number, number] {
  let low = expected;
  let high = expected;
  for (const values of [buckets.min, buckets.max, validation.map(({ loss }) => loss)]) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const [bottom, top] = niceRange(low, high);
  // A logarithmic axis has no zero: its bottom is the data's.
  return bottom > 0 ? [bottom, top] : [Math.min(low * 0.9, 1), top];
}

function translucent(hex: string, alpha: number): string {
  const alphaByte = Math.round(alpha * 255)
    .toString(16)
    .padStart(2, "0");
  return `${hex}${alphaByte}`;
}
