import type { NeuronDetail } from "../experiment/frame";
import { curves, type Nonlinearity } from "../experiment/nonlinearity";
import { saturationTest } from "../experiment/saturation";
import { saturatedRanges } from "./activation-drawing";
import { niceCeiling } from "./axis-range";
import { across, type ChartFrame, curvePath, dotsPath, down, svgText, xAxisLine, yGrid } from "./chart-frame";
import type { Sheet, Sketch } from "./live-drawing";
import type { NumberFormat } from "./number-format";

export interface NeuronDrawing {
  detail: NeuronDetail;
  nonlinearity: Nonlinearity;
  threshold: number;
  embeddingSize: number;
  format: NumberFormat;
  words: {
    value: string;
    axis: string;
    weights: string;
    /** Names the group of weights of the context's character `from`, of `all`. */
    position(from: number, all: number): string;
  };
}

/** The neuron's incoming weights, a group for each character of the context, beside its examples on the curve. */
export function neuronDrawing(neuron: NeuronDrawing, sheet: Sheet): Sketch {
  const { textSize, width } = sheet;
  const isWide = width > 44 * textSize;
  const gap = 3 * textSize;
  const half = isWide ? (width - gap) / 2 : width;
  const height = Math.min(230, Math.max(150, half * 0.5));
  const weightsTop = isWide ? 0 : height + 7 * textSize;
  const curve = drawCurve(neuron, sheet, { left: 0, top: 2.2 * textSize, width: half, height });
  const weights = drawWeights(neuron, sheet, {
    left: isWide ? half + gap : 0,
    top: weightsTop + 2.2 * textSize,
    width: half,
    height,
  });
  return { height: weightsTop + height + 5.2 * textSize, svg: curve + weights };
}

type Box = Pick<ChartFrame, "left" | "top" | "width" | "height">;

function drawCurve(
  { detail, nonlinearity, threshold, format, words }: NeuronDrawing,
  { theme, textSize }: Sheet,
  box: Box,
): string {
  const { value, range } = curves[nonlinearity];
  const { preactivations, activations } = detail;
  const isSaturated = saturationTest(nonlinearity, threshold);
  const span = niceCeiling(Math.max(4, ...preactivations.map(Math.abs)));
  const isBounded = range.every(Number.isFinite);
  const high = isBounded ? range[1] : Math.max(1, value(span));
  const low = Number.isFinite(range[0]) ? range[0] : value(-span);
  const air = 0.12 * (high - low);
  const left = box.left + 2.8 * textSize;
  const frame: ChartFrame = {
    ...box,
    left,
    width: box.width - 2.8 * textSize - 0.8 * textSize,
    x: [-span, span],
    y: [low - air, high + air],
  };
  const style = { theme, textSize, tick: format.tick };
  const shades = saturatedRanges(nonlinearity, threshold, span).map(
    ([from, to]) =>
      `<rect x="${across(frame, from)}" y="${frame.top}" width="${across(frame, to) - across(frame, from)}" ` +
      `height="${frame.height}" fill="${theme.ink}" fill-opacity="0.07"/>`,
  );
  const place = (i: number) =>
    [across(frame, preactivations[i]), down(frame, value(preactivations[i]))] as const;
  const all = Array.from(preactivations.keys());
  const alive = dotsPath(all.filter((i) => !isSaturated(preactivations[i], activations[i])).map(place));
  const saturated = dotsPath(all.filter((i) => isSaturated(preactivations[i], activations[i])).map(place));
  const dots = (path: string, color: string, size: number) =>
    `<path d="${path}" stroke="${color}" stroke-width="${size}" stroke-linecap="round"/>`;
  return [
    ...shades,
    yGrid(frame, [low, (low + high) / 2, high], style),
    `<path d="${curvePath(frame, value)}" fill="none" stroke="${theme.inkSoft}" stroke-width="1.75" data-symbol="h"/>`,
    dots(alive, theme.train, 10),
    dots(saturated, theme.ink, 10),
    dots(saturated, theme.paper, 6),
    xAxisLine(frame, [-span, -span / 2, 0, span / 2, span], style),
    svgText(box.left, frame.top - 1.1 * textSize, words.value, { theme, textSize, symbol: "h" }),
    svgText(frame.left + frame.width / 2, frame.top + frame.height + 2.6 * textSize, words.axis, {
      theme,
      textSize,
      anchor: "middle",
      symbol: "preact",
    }),
  ].join("");
}

function drawWeights(
  { detail, embeddingSize, format, words }: NeuronDrawing,
  { theme, textSize }: Sheet,
  box: Box,
): string {
  const { weights } = detail;
  const reach = niceCeiling(Math.max(...weights.map(Math.abs)));
  const frame: ChartFrame = {
    ...box,
    left: box.left + 2.8 * textSize,
    width: box.width - 2.8 * textSize,
    x: [0, weights.length],
    y: [-reach, reach],
  };
  const groups = weights.length / embeddingSize;
  const space = 0.8 * textSize;
  const bar = (frame.width - space * (groups - 1)) / weights.length;
  const leftOf = (i: number) => frame.left + i * bar + Math.floor(i / embeddingSize) * space;
  const zero = down(frame, 0);
  const bars = Array.from(weights, (weight, i) => {
    const end = down(frame, weight);
    return (
      `<rect x="${leftOf(i).toFixed(1)}" y="${Math.min(zero, end).toFixed(1)}" width="${Math.max(1, bar - 1.5).toFixed(1)}" ` +
      `height="${Math.abs(end - zero).toFixed(1)}" fill="${weight > 0 ? theme.expected : theme.validation}"/>`
    );
  });
  const names = Array.from({ length: groups }, (_, group) =>
    svgText(
      leftOf(group * embeddingSize) + (embeddingSize * bar) / 2,
      frame.top + frame.height + 1.4 * textSize,
      words.position(group, groups),
      { theme, textSize, anchor: "middle" },
    ),
  );
  return [
    yGrid(frame, [-reach, 0, reach], { theme, textSize, tick: format.tick }),
    ...bars,
    ...names,
    svgText(box.left, frame.top - 1.1 * textSize, words.weights, { theme, textSize, symbol: "W1" }),
  ].join("");
}
