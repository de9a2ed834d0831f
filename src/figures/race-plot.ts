import { niceCeiling, niceFloor } from "./axis-range";
import type { LossBuckets } from "./loss-history";
import { numberFormat } from "./number-format";
import type { Picture } from "./picture";
import { escapeXml } from "./picture";
import type { FigureTheme } from "./theme";

export type RaceScale = "linear" | "log";

/** One of the runs that race. */
export interface Racer {
  color: string;
  buckets: LossBuckets;
}

export interface RaceAxes {
  /** The last step, and the highest loss, that fit on the axes. */
  steps: number;
  loss: number;
  scale: RaceScale;
}

export interface RaceWords {
  loss: string;
  step: string;
  language: string;
}

interface RaceSize {
  width: number;
  height: number;
  /** Of the text, in CSS pixels. */
  em: number;
}

/** The axes that hold all losses so far, and at least `steps`; never smaller than `before`, of the same scale. */
export function raceAxes(racers: readonly Racer[], steps: number, before: RaceAxes): RaceAxes {
  const highest = Math.max(0, ...racers.flatMap(({ buckets }) => [...buckets.max]));
  const last = Math.max(steps, ...racers.map(({ buckets }) => buckets.steps.at(-1) ?? 0));
  return {
    steps: Math.max(before.steps, niceCeiling(last)),
    loss: Math.max(before.loss, niceCeiling(highest)),
    scale: before.scale,
  };
}

/** Losses of several runs on one pair of axes: each minibatch faint, their moving mean over it. */
export function racePicture(
  racers: readonly Racer[],
  expected: number,
  axes: RaceAxes,
  size: RaceSize,
  words: RaceWords,
  theme: FigureTheme,
): Picture {
  const { width, height, em } = size;
  const format = numberFormat(words.language);
  const [left, right, top, bottom] = [2.6 * em, 3 * em, 1.9 * em, 2.9 * em];
  const [plotWidth, plotHeight] = [Math.max(1, width - left - right), Math.max(1, height - top - bottom)];
  const low = axes.scale === "log" ? lowest(racers, expected) : 0;
  const onScale = (loss: number) => (axes.scale === "log" ? Math.log10(Math.max(loss, 1e-6)) : loss);
  const x = (step: number) => left + (step / axes.steps) * plotWidth;
  const y = (loss: number) => {
    const [from, to] = [onScale(low), onScale(axes.loss)];
    return top + plotHeight * (1 - (onScale(loss) - from) / (to - from));
  };
  const text = (
    at: { x: number; y: number; anchor?: string; fill?: string; weight?: number },
    words: string,
  ) =>
    `<text x="${at.x.toFixed(1)}" y="${at.y.toFixed(1)}" text-anchor="${at.anchor ?? "start"}" font-size="${em}" ` +
    `font-weight="${at.weight ?? 400}" fill="${at.fill ?? theme.inkSoft}" font-family="${escapeXml(theme.sans)}">${escapeXml(words)}</text>`;
  const line = (path: string, color: string, strokeWidth: number, opacity: number) =>
    `<path d="${path}" fill="none" stroke="${color}" stroke-width="${strokeWidth}" stroke-opacity="${opacity}" stroke-linejoin="round"/>`;
  const path = (steps: Float64Array, losses: ArrayLike<number>) =>
    Array.from(steps, (step, i) => `${i ? "L" : "M"}${x(step).toFixed(1)} ${y(losses[i]).toFixed(1)}`).join(
      "",
    );

  const levels = ticks(low, axes).map(
    (loss) =>
      `<path d="M${left} ${y(loss).toFixed(1)}h${plotWidth}" stroke="${theme.line}"/>` +
      text({ x: left - 0.5 * em, y: y(loss) + 0.35 * em, anchor: "end" }, format.tick(loss)),
  );
  const stepLabels = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    text(
      {
        x: x(share * axes.steps),
        y: top + plotHeight + 1.35 * em,
        anchor: share === 0 ? "start" : share === 1 ? "end" : "middle",
      },
      format.count(share * axes.steps),
    ),
  );
  const lines = racers.map(
    ({ buckets, color }) =>
      line(path(buckets.steps, buckets.mean), color, 1, 0.35) +
      line(path(buckets.steps, buckets.smoothed), color, 2.5, 1),
  );
  const tips = racers.map(({ buckets, color }) => {
    const step = buckets.steps.at(-1);
    if (step === undefined) return "";
    const at = `cx="${x(step).toFixed(1)}" cy="${y(buckets.smoothed.at(-1)!).toFixed(1)}"`;
    return `<circle ${at} r="4.5" fill="${color}" stroke="${theme.paper}" stroke-width="1.5"/>`;
  });
  return {
    width,
    height,
    svg: [
      ...levels,
      `<path d="M${left} ${top + plotHeight}h${plotWidth}" stroke="${theme.inkFaint}"/>`,
      `<path d="M${left} ${y(expected).toFixed(1)}h${plotWidth}" stroke="${theme.expected}" stroke-width="1.5" stroke-dasharray="5 4"/>`,
      ...lines,
      ...tips,
      text(
        { x: width - right + 0.5 * em, y: y(expected) + 0.35 * em, fill: theme.expected },
        format.fixed(expected, 2),
      ),
      text({ x: 0, y: 0.9 * em }, words.loss),
      ...stepLabels,
      text({ x: left + plotWidth / 2, y: height - 0.3 * em, anchor: "middle" }, words.step),
    ].join(""),
  };
}

function ticks(low: number, { loss, scale }: RaceAxes): number[] {
  if (scale === "linear") return [0, 0.25, 0.5, 0.75, 1].map((share) => share * loss);
  return [1, 2, 5, 10, 20, 50, 100, 200, 500].filter((tick) => tick >= low && tick <= loss);
}

/** Where a logarithmic axis begins. */
function lowest(racers: readonly Racer[], expected: number): number {
  return niceFloor(Math.min(expected, ...racers.flatMap(({ buckets }) => [...buckets.min])));
}
