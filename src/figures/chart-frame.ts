import { escapeXml } from "./picture";
import type { FigureTheme } from "./theme";

/** A rectangle on a drawing and the values that its edges stand for. */
export interface ChartFrame {
  left: number;
  top: number;
  width: number;
  height: number;
  x: readonly [min: number, max: number];
  y: readonly [min: number, max: number];
}

/** Where a value of x lies across the drawing, in CSS pixels. */
export function across({ left, width, x: [min, max] }: ChartFrame, value: number): number {
  return left + ((value - min) / (max - min)) * width;
}

/** Where a value of y lies down the drawing. */
export function down({ top, height, y: [min, max] }: ChartFrame, value: number): number {
  return top + height - ((value - min) / (max - min)) * height;
}

/** The value of x under a point of the drawing, kept within the frame. */
export function valueAcross({ left, width, x: [min, max] }: ChartFrame, place: number): number {
  return Math.min(max, Math.max(min, min + ((place - left) / width) * (max - min)));
}

const pixel = (value: number) => Number(value.toFixed(1));

/** The path of y = f(x) from one edge of the frame to the other, but for what would leave it above or below. */
export function curvePath(frame: ChartFrame, f: (x: number) => number): string {
  const steps = Math.max(2, Math.round(frame.width / 2));
  const [min, max] = frame.x;
  let path = "";
  let pen = "M";
  for (let i = 0; i <= steps; i++) {
    const x = min + ((max - min) * i) / steps;
    const y = f(x);
    const isInside = y >= frame.y[0] && y <= frame.y[1];
    if (isInside) path += `${pen}${pixel(across(frame, x))} ${pixel(down(frame, y))}`;
    pen = isInside ? "L" : "M";
  }
  return path;
}

/** Dots without length: a path whose round ends show. One path, however many. */
export function dotsPath(points: Iterable<readonly [across: number, down: number]>): string {
  let path = "";
  for (const [x, y] of points) path += `M${pixel(x)} ${pixel(y)}h0`;
  return path;
}

export interface AxisStyle {
  theme: FigureTheme;
  textSize: number;
  /** How ticks are written. */
  tick(value: number): string;
}

/** Thin lines across the frame at `values` of y, with their numbers at its left. */
export function yGrid(
  frame: ChartFrame,
  values: readonly number[],
  { theme, textSize, tick }: AxisStyle,
): string {
  return values
    .map((value) => {
      const y = pixel(down(frame, value));
      return (
        `<path d="M${frame.left} ${y}h${frame.width}" stroke="${theme.line}"/>` +
        svgText(frame.left - 6, y + 0.35 * textSize, tick(value), {
          theme,
          textSize,
          anchor: "end",
        })
      );
    })
    .join("");
}

/** The lower edge of the frame with its numbers below. */
export function xAxisLine(
  frame: ChartFrame,
  values: readonly number[],
  { theme, textSize, tick }: AxisStyle,
): string {
  const bottom = frame.top + frame.height;
  const ticks = values.map((value) => {
    const x = pixel(across(frame, value));
    return (
      `<path d="M${x} ${bottom}v4" stroke="${theme.inkFaint}"/>` +
      svgText(x, bottom + 5 + textSize, tick(value), { theme, textSize, anchor: "middle" })
    );
  });
  return `<path d="M${frame.left} ${bottom}h${frame.width}" stroke="${theme.inkFaint}"/>${ticks.join("")}`;
}

interface TextStyle {
  theme: FigureTheme;
  textSize: number;
  anchor?: "start" | "middle" | "end";
  fill?: string;
  weight?: number;
  symbol?: string;
}

export function svgText(x: number, y: number, text: string, style: TextStyle): string {
  const { theme, textSize, anchor = "start", fill = theme.inkSoft, weight = 400, symbol } = style;
  return (
    `<text x="${pixel(x)}" y="${pixel(y)}" text-anchor="${anchor}" font-size="${textSize}" fill="${fill}" ` +
    `font-weight="${weight}" font-family="${escapeXml(theme.sans)}"` +
    `${symbol ? ` data-symbol="${symbol}"` : ""}>${escapeXml(text)}</text>`
  );
}
