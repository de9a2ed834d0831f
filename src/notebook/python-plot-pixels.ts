import type { PlotSeries } from "../python/protocol";
import { colorMap, mapPlace } from "./python-plot-color";

type Image = Extract<PlotSeries, { kind: "image" }>;

/** One canvas pixel a value, the upper row first, whichever end of y is up. What is no number stays transparent. */
export function paintPixels(canvas: HTMLCanvasElement, image: Image): void {
  const { rows, columns, values, vmin, vmax, map } = image;
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d")!;
  const pixels = context.createImageData(columns, rows);
  const colors = colorMap(map);
  const isFlipped = image.lower;
  for (let row = 0; row < rows; row++) {
    const to = (isFlipped ? rows - 1 - row : row) * columns;
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column];
      if (Number.isNaN(value)) continue;
      const color = 3 * mapPlace(value, vmin, vmax);
      pixels.data.set([colors[color], colors[color + 1], colors[color + 2], 255], 4 * (to + column));
    }
  }
  context.putImageData(pixels, 0, 0);
}

/** Wide and high enough that a browser which smooths what it enlarges doesn't smear the values. */
const leastPixels = 512;

/** The image as a file, for where no canvas can stand. */
export function imageSource(image: Image): string {
  const canvas = document.createElement("canvas");
  paintPixels(canvas, image);
  const times = image.smooth ? 1 : Math.ceil(leastPixels / Math.max(image.rows, image.columns));
  if (times === 1) return canvas.toDataURL();
  const large = document.createElement("canvas");
  large.width = image.columns * times;
  large.height = image.rows * times;
  const context = large.getContext("2d")!;
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, large.width, large.height);
  return large.toDataURL();
}
