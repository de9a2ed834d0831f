import type { TFunction } from "i18next";
import { niceCeiling, niceFloor, niceRange } from "./axis-range";
import type { LossCurveData } from "./loss-curve";
import type { PlotContent } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Shape } from "./plotly";
import { referenceLine } from "./reference-line";
import type { AxisScale } from "./scale-choice";
import type { PlotTheme } from "./theme";

interface LossPlotOptions {
  theme: PlotTheme;
  scale: AxisScale;
  /** The axis reaches these at least. */
  reach: readonly number[];
  t: TFunction<"figures">;
  language: string;
}

/** Losses run from a fraction of a nat to the hundreds of a network that starts confident and wrong. */
const logTicks = [-2, -1, 0, 1, 2, 3, 4].flatMap((power) =>
  [1, 2, 5].map((multiple) => multiple * 10 ** power),
);

/** The minibatch losses as a faint band from bucket to bucket, their mean over it, validation as points. */
export function lossPlot(
  data: LossCurveData,
  { theme, scale, reach, t, language }: LossPlotOptions,
): PlotContent {
  const { buckets, validation, expected, others = null, validationAhead = [] } = data;
  const ahead = others?.ahead ?? null;
  const left = others?.left ?? null;
  const em = theme.textSize;
  const faint = translucent(theme.train, 0.35);
  const band = { x: buckets.steps, mode: "lines", line: { color: faint, width: 1 } } as const;
  const [low, high] = lossRange(data, scale, reach);
  const onAxis = (value: number) => (scale === "log" ? Math.log10(value) : value);
  const stands = buckets.steps.at(-1) ?? 0;
  const lastStep = Math.max(
    stands,
    validation.at(-1)?.step ?? 0,
    ahead?.steps.at(-1) ?? 0,
    left?.buckets.steps.at(-1) ?? 0,
    10,
  );
  const reference = referenceLine({ at: expected, scale, digits: 2, theme, language });
  return {
    data: [
      ...(left
        ? [
            {
              x: left.buckets.steps,
              y: left.buckets.smoothed,
              mode: "lines",
              line: { color: translucent(theme.inkSoft, 0.7), width: 1.5, dash: "dash" },
              name: t("loss.left", { step: left.from.toLocaleString(language) }),
              hovertemplate: "%{y:.3f}",
            } as const,
          ]
        : []),
      ...(ahead
        ? [
            {
              x: ahead.steps,
              y: ahead.smoothed,
              mode: "lines",
              line: { color: translucent(theme.train, 0.35), width: 2.5 },
              name: t("loss.ahead"),
              hovertemplate: "%{y:.3f}",
            } as const,
            {
              x: validationAhead.map(({ step }) => step),
              y: validationAhead.map(({ loss }) => loss),
              mode: "markers",
              marker: { color: translucent(theme.validation, 0.35), size: 9, symbol: "diamond" },
              name: t("loss.validation"),
              hovertemplate: "%{y:.3f}",
              showlegend: false,
              cliponaxis: false,
            } as const,
          ]
        : []),
      { ...band, y: buckets.max, name: t("loss.highest"), hovertemplate: "%{y:.2f}" },
      {
        ...band,
        y: buckets.min,
        name: t("loss.lowest"),
        hovertemplate: "%{y:.2f}",
        fill: "tonexty",
        fillcolor: translucent(theme.train, 0.18),
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
        // The end of the line: the loss that the reading tells, and all there is to see at step 0.
        x: buckets.steps.slice(-1),
        y: buckets.smoothed.slice(-1),
        mode: "markers",
        marker: { color: theme.train, size: 9, line: { color: theme.paper, width: 1.5 } },
        hoverinfo: "skip",
        showlegend: false,
        cliponaxis: false,
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
      margin: { l: 3.7 * em, r: 3.2 * em, t: 2.3 * em, b: 3.4 * em },
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
      shapes: [reference.shape, ...(ahead ? [cursor(stands, theme)] : [])],
      annotations: [yTitle(theme, t("loss.unit")), reference.annotation],
    },
  };
}

/** Where a run stands that has been further. */
function cursor(step: number, theme: PlotTheme): Partial<Shape> {
  return {
    type: "line",
    x0: step,
    x1: step,
    yref: "paper",
    y0: 0,
    y1: 1,
    line: { color: theme.inkSoft, width: 1 },
  };
}

function lossRange(
  { buckets, validation, expected, others = null }: LossCurveData,
  scale: AxisScale,
  reach: readonly number[],
): [number, number] {
  let low = expected;
  let high = expected;
  // A band of minibatches that is not drawn still counts: the axis stays as it was when the run stood there.
  const drawn = [buckets, others?.ahead, others?.left?.buckets].filter((part) => part != null);
  const bands = drawn.flatMap(({ min, max }) => [min, max]);
  for (const values of [...bands, validation.map(({ loss }) => loss), reach]) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  // A logarithmic axis has no zero, and a loss of zero no logarithm.
  return scale === "log" ? [niceFloor(Math.max(low, 1e-3)), niceCeiling(high)] : niceRange(low, high);
}

function translucent(hex: string, alpha: number): string {
  const alphaByte = Math.round(alpha * 255)
    .toString(16)
    .padStart(2, "0");
  return `${hex}${alphaByte}`;
}
