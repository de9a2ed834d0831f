import type { GainDepthMap as MapData } from "../experiment/studies/gain-depth-map";
import type { FigureTheme } from "./theme";

/** What the map shows of each network: std of the last h, or dL/dh of the first layer over that of the last. */
export type MapQuantity = "gradient" | "std";

/** Where a cell of the map is: its column counts gains, its row depths. */
export interface MapCell {
  column: number;
  row: number;
}

/** Decades either way at which colours end. */
export const DECADES = 6;

/** log10 of the quantity; −Infinity where float32 has nothing left of it, NaN where it is not measured yet. */
export function decadesOf(map: MapData, quantity: MapQuantity, { column, row }: MapCell): number {
  const values = quantity === "std" ? map.std : map.gradientRatio;
  return Math.log10(values[column * map.depths.length + row]);
}

/** The cell whose network is closest to a gain and a depth. */
export function nearestCell(
  { gains, depths }: Pick<MapData, "gains" | "depths">,
  gain: number,
  depth: number,
) {
  return { column: nearest(gains, gain), row: nearest(depths, depth) };
}

/** Where a gain or a depth lies across evenly spaced cells, 0 to 1. */
export function placeAlong(values: readonly number[], value: number): number {
  const step = values[1] - values[0];
  return (value - values[0] + step / 2) / (values.at(-1)! - values[0] + step);
}

/** The cell under a point of the map, given as shares of its width and height. */
export function cellUnder(
  { gains, depths }: Pick<MapData, "gains" | "depths">,
  x: number,
  y: number,
): MapCell {
  const within = (share: number, count: number) =>
    Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  return { column: within(x, gains.length), row: within(y, depths.length) };
}

/** One pixel a cell, transparent where nothing is measured yet. */
export function paintCells(
  map: MapData,
  quantity: MapQuantity,
  theme: FigureTheme,
  pixels: Uint8ClampedArray,
): void {
  const [paper, less, more] = [theme.paper, theme.train, theme.validation].map(channels);
  const columns = map.gains.length;
  for (let row = 0; row < map.depths.length; row++) {
    for (let column = 0; column < columns; column++) {
      const decades = decadesOf(map, quantity, { column, row });
      const place = 4 * (row * columns + column);
      const strength = Math.min(1, Math.abs(decades) / DECADES);
      const pole = decades < 0 ? less : more;
      for (let channel = 0; channel < 3; channel++) {
        pixels[place + channel] = paper[channel] + strength * (pole[channel] - paper[channel]);
      }
      pixels[place + 3] = Number.isNaN(decades) ? 0 : 255;
    }
  }
}

function nearest(values: readonly number[], wanted: number): number {
  return values.reduce(
    (best, value, i) => (Math.abs(value - wanted) < Math.abs(values[best] - wanted) ? i : best),
    0,
  );
}

/** "#0a6ab0" as three bytes. */
function channels(hex: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}
