import { type Curve, curves, type Nonlinearity } from "../experiment/nonlinearity";
import { saturationTest } from "../experiment/saturation";
import { across, type ChartFrame, curvePath, dotsPath, down, svgText, xAxisLine, yGrid } from "./chart-frame";
import { type LayerInputs, neuronInputs } from "./layer-inputs";
import type { Sheet, Sketch } from "./live-drawing";
import type { FigureTheme } from "./theme";

export interface ActivationDrawing {
  inputs: LayerInputs;
  /** The neuron whose examples are the dots on the curve. */
  neuron: number;
  threshold: number;
  /** The x axis goes from −span to span; what lies outside stands at its edge. */
  span: number;
  tick(value: number): string;
  words: { value: string; derivative: string; layer: string; axis: string };
}

/** The ranges of x in which a unit counts as saturated, within ± span. */
export function saturatedRanges(
  nonlinearity: Nonlinearity,
  threshold: number,
  span: number,
): [from: number, to: number][] {
  const isSaturated = saturationTest(nonlinearity, threshold);
  const { value } = curves[nonlinearity];
  const steps = 800;
  const ranges: [number, number][] = [];
  let from: number | null = null;
  for (let i = 0; i <= steps; i++) {
    const x = -span + (2 * span * i) / steps;
    if (isSaturated(x, value(x))) {
      from ??= x;
      if (i === steps) ranges.push([from, span]);
    } else if (from !== null) {
      ranges.push([from, x]);
      from = null;
    }
  }
  return ranges;
}

/** The heights that a curve takes over the axis, with some air. */
function valueRange({ value }: Curve, span: number): [number, number] {
  const low = Math.min(value(-span), value(0), -0.2);
  const high = Math.max(value(span), 1);
  const air = 0.08 * (high - low);
  return [low - air, high + air];
}

/** The curve with the neuron's examples on it; below, what of a gradient passes at each; at the bottom, the whole layer. */
export function activationDrawing(
  { inputs, neuron, threshold, span, tick, words }: ActivationDrawing,
  { width, theme, textSize, medium }: Sheet,
): Sketch {
  const { nonlinearity } = inputs;
  const curve = curves[nonlinearity];
  const isSaturated = saturationTest(nonlinearity, threshold);
  const { value, derivative, layer } = activationFrames(inputs, span, width, textSize);
  const bottom = layer.top + layer.height;
  const within = (x: number) => Math.min(span, Math.max(-span, x));
  const style = { theme, textSize, tick };

  const shades = saturatedRanges(nonlinearity, threshold, span).map(
    ([from, to]) =>
      `<rect x="${across(value, from)}" y="${value.top}" width="${across(value, to) - across(value, from)}" ` +
      `height="${bottom - value.top}" fill="${theme.ink}" fill-opacity="0.07"/>`,
  );
  const own = neuronInputs(inputs, neuron);
  const sorted = (wanted: boolean) => own.filter((x) => isSaturated(x, curve.value(x)) === wanted);
  const onValue = (xs: number[]) =>
    dotsPath(xs.map((x) => [across(value, within(x)), down(value, curve.value(within(x)))]));
  const stems = (xs: number[]) =>
    xs
      .map((x) => {
        const y = down(derivative, curve.derivative(x));
        return `M${across(derivative, within(x)).toFixed(1)} ${down(derivative, 0).toFixed(1)}V${y.toFixed(1)}`;
      })
      .join("");
  const tips = (xs: number[]) =>
    dotsPath(xs.map((x) => [across(derivative, within(x)), down(derivative, curve.derivative(x))]));
  const alive = sorted(false);
  const saturated = sorted(true);
  // A saturated example is hollow, one that still learns is full.
  const dots = (path: string, full: boolean) =>
    `<path d="${path}" stroke="${full ? theme.train : theme.ink}" stroke-width="9" stroke-linecap="round"/>` +
    (full ? "" : `<path d="${path}" stroke="${theme.paper}" stroke-width="5.5" stroke-linecap="round"/>`);
  const ticks = [-span, -span / 2, 0, span / 2, span];
  const [low, high] = curve.range;
  const valueTicks =
    Number.isFinite(low) && Number.isFinite(high) ? [low, (low + high) / 2, high] : [0, span / 2, span];

  return {
    height: bottom + 3.2 * textSize,
    svg: [
      ...shades,
      yGrid(value, valueTicks, style),
      yGrid(derivative, [0, curve.largestDerivative], style),
      `<path d="${curvePath(value, curve.value)}" fill="none" stroke="${theme.inkSoft}" stroke-width="1.75" data-symbol="h"/>`,
      `<path d="${curvePath(derivative, curve.derivative)}" fill="none" stroke="${theme.inkSoft}" stroke-width="1.75" data-symbol="derivative"/>`,
      `<path d="${stems(own)}" stroke="${theme.train}" stroke-width="2" stroke-opacity="0.55"/>`,
      dots(tips(alive), true),
      dots(tips(saturated), false),
      dots(onValue(alive), true),
      dots(onValue(saturated), false),
      medium === "file" ? specksAsPaths(layer, inputs, threshold, theme) : "",
      xAxisLine(layer, ticks, style),
      svgText(0, value.top - 0.7 * textSize, words.value, { theme, textSize, symbol: "h" }),
      svgText(0, derivative.top - 0.7 * textSize, words.derivative, {
        theme,
        textSize,
        symbol: "derivative",
      }),
      svgText(0, layer.top - 0.7 * textSize, words.layer, { theme, textSize }),
      svgText(layer.left + layer.width / 2, bottom + 2.6 * textSize, words.axis, {
        theme,
        textSize,
        anchor: "middle",
        symbol: "preact",
      }),
    ].join(""),
  };
}

/** Where the curve, its derivative and the whole layer stand, one under another over the same x. */
export function activationFrames(
  { nonlinearity, batch }: LayerInputs,
  span: number,
  width: number,
  textSize: number,
): Record<"value" | "derivative" | "layer", ChartFrame> {
  const curve = curves[nonlinearity];
  const left = 2.8 * textSize;
  const frame = (top: number, height: number, y: readonly [number, number]): ChartFrame => ({
    left,
    top,
    width: width - left - 0.6 * textSize,
    height,
    x: [-span, span],
    y,
  });
  const gap = 2.9 * textSize;
  const tall = Math.min(210, Math.max(130, width * 0.28));
  const value = frame(1.6 * textSize, tall, valueRange(curve, span));
  const derivative = frame(value.top + tall + gap, 0.62 * tall, [0, 1.06 * curve.largestDerivative]);
  const layer = frame(derivative.top + derivative.height + gap, 0.6 * tall, [0, batch]);
  return { value, derivative, layer };
}

/** The examples of every neuron as specks, a row an example: thousands of them, too many to set as SVG many times a second. */
export function paintSpecks(
  context: CanvasRenderingContext2D,
  frame: ChartFrame,
  inputs: LayerInputs,
  threshold: number,
  theme: FigureTheme,
): void {
  const size = Math.min(2, frame.height / inputs.batch - 0.5);
  context.globalAlpha = 0.6;
  eachSpeck(frame, inputs, threshold, (x, y, isSaturated) => {
    const color = isSaturated ? theme.ink : theme.train;
    if (context.fillStyle !== color) context.fillStyle = color;
    context.fillRect(x - size / 2, y - size / 2, size, size);
  });
}

function specksAsPaths(
  frame: ChartFrame,
  inputs: LayerInputs,
  threshold: number,
  theme: FigureTheme,
): string {
  const specks = { alive: [] as [number, number][], saturated: [] as [number, number][] };
  eachSpeck(frame, inputs, threshold, (x, y, isSaturated) => {
    specks[isSaturated ? "saturated" : "alive"].push([x, y]);
  });
  const path = (points: [number, number][], color: string) =>
    `<path d="${dotsPath(points)}" stroke="${color}" stroke-opacity="0.6" stroke-width="2" stroke-linecap="square"/>`;
  return path(specks.alive, theme.train) + path(specks.saturated, theme.ink);
}

function eachSpeck(
  frame: ChartFrame,
  { nonlinearity, preactivations, neurons }: LayerInputs,
  threshold: number,
  visit: (x: number, y: number, isSaturated: boolean) => void,
): void {
  const { value } = curves[nonlinearity];
  const isSaturated = saturationTest(nonlinearity, threshold);
  const [min, max] = frame.x;
  for (let i = 0; i < preactivations.length; i++) {
    const x = preactivations[i];
    const place = across(frame, Math.min(max, Math.max(min, x)));
    visit(place, down(frame, Math.floor(i / neurons) + 0.5), isSaturated(x, value(x)));
  }
}
