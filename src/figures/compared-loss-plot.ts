import type { TFunction } from "i18next";
import { niceCeiling, niceFloor } from "./axis-range";
import { type ComparedRun, runColor, runDash, runTitle } from "./compared-run";
import { numberFormat } from "./number-format";
import type { PlotContent } from "./plot";
import { xAxis, yAxis, yTitle } from "./plot-layout";
import type { Layout } from "./plotly";
import { referenceLine } from "./reference-line";
import type { AxisScale } from "./scale-choice";
import type { PlotTheme } from "./theme";

/** The ends of both axes. */
export interface LossRange {
  steps: number;
  low: number;
  high: number;
}

interface ComparedLossOptions {
  theme: PlotTheme;
  scale: AxisScale;
  range: LossRange;
  /** By letter: the step at which the run first differs from the first one. */
  partings: ReadonlyMap<string, number>;
  t: TFunction<"compare">;
  language: string;
}

/** The single minibatches of more runs cover one another, and take longer to draw than all the rest. */
const mostWithMinibatches = 2;
const logTicks = [0.5, 1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000];

/** All that the runs have told fits on them; with `before`, all that fitted on those too. */
export function lossRange(runs: readonly ComparedRun[], before: LossRange | null): LossRange {
  let [steps, low, high] = [10, Number.POSITIVE_INFINITY, 0];
  for (const { loss } of runs) {
    const { buckets, validation, expected } = loss.current();
    steps = Math.max(steps, buckets.steps.at(-1) ?? 0);
    for (const value of [...buckets.mean, ...validation.map(({ loss }) => loss), expected]) {
      if (value > 0 && value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (high === 0) return before ?? { steps, low: 1, high: 40 };
  return {
    steps: Math.max(steps, before?.steps ?? 0),
    low: Math.min(niceFloor(low), before?.low ?? Number.POSITIVE_INFINITY),
    high: Math.max(niceCeiling(high), before?.high ?? 0),
  };
}

/**
 * The moving mean of every run's minibatch losses, of few runs those losses faint beneath it, validation as diamonds; a
 * mark where each parts.
 */
export function comparedLossPlot(runs: readonly ComparedRun[], options: ComparedLossOptions): PlotContent {
  const { theme, scale, range, partings, t, language } = options;
  const format = numberFormat(language);
  const em = theme.textSize;
  const onAxis = (loss: number) => (scale === "log" ? Math.log10(loss) : loss);
  const expected = runs[0].loss.current().expected;
  const reference = referenceLine({ at: expected, scale, digits: 2, theme, language });
  const hasReference = expected > 0;
  return {
    data: runs.flatMap((run): PlotContent["data"] => {
      const { buckets, validation } = run.loss.current();
      const color = runColor(run, theme);
      const minibatches: PlotContent["data"][number] = {
        x: buckets.steps,
        y: buckets.mean,
        mode: "lines",
        line: { color: `${color}40`, width: 1 },
        hoverinfo: "skip",
        showlegend: false,
      };
      const smoothed: PlotContent["data"][number] = {
        x: buckets.steps,
        y: buckets.smoothed,
        mode: "lines",
        line: { color, width: 2.5, dash: runDash(run) },
        name: runTitle(run),
        hovertemplate: "%{y:.3f}",
      };
      const whole: PlotContent["data"][number] = {
        x: validation.map(({ step }) => step),
        y: validation.map(({ loss }) => loss),
        mode: "markers",
        marker: { color, size: 9, symbol: "diamond", line: { color: theme.paper, width: 1.5 } },
        name: t("losses.validationOf", { run: run.letter }),
        hovertemplate: "%{y:.3f}",
        showlegend: false,
        cliponaxis: false,
      };
      return [...(runs.length <= mostWithMinibatches ? [minibatches] : []), smoothed, whole];
    }),
    layout: {
      margin: { l: 3.7 * em, r: 3.2 * em, t: 2.3 * em, b: 3.4 * em },
      xaxis: xAxis(theme, t("losses.step"), {
        range: [0, range.steps],
        hoverformat: ",.0f",
        tickformat: ",d",
        nticks: 7,
      }),
      yaxis: yAxis(theme, {
        type: scale,
        range: scale === "log" ? [onAxis(range.low), onAxis(range.high)] : [0, range.high],
        ...(scale === "log" && { tickvals: logTicks, ticktext: logTicks.map(format.tick) }),
      }),
      shapes: [
        ...(hasReference ? [reference.shape] : []),
        ...runs.flatMap((run) => markAt(partings.get(run.letter), runColor(run, theme))),
      ],
      annotations: [yTitle(theme, t("losses.unit")), ...(hasReference ? [reference.annotation] : [])],
    },
  };
}

function markAt(step: number | undefined, color: string): NonNullable<Layout["shapes"]> {
  if (step === undefined) return [];
  return [
    {
      type: "line",
      x0: step,
      x1: step,
      yref: "paper",
      y0: 0,
      y1: 1,
      line: { color, width: 1.5, dash: "dot" },
    },
  ];
}
