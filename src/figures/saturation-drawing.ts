import type { SaturationMap } from "../experiment/frame";
import { paintMagnitude, paintSaturated, type Saturation } from "./saturation";
import type { FigureTheme } from "./theme";

/** White where saturated, or |h| in greys. */
export type MapMode = "saturated" | "magnitude";

/** One canvas pixel a cell; CSS scales them up without smoothing. */
export function drawMap(
  canvas: HTMLCanvasElement,
  map: SaturationMap,
  mode: MapMode,
  threshold: number,
): void {
  if (canvas.width !== map.neurons) canvas.width = map.neurons;
  if (canvas.height !== map.batch) canvas.height = map.batch;
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(map.neurons, map.batch);
  const pixels = new Uint32Array(image.data.buffer);
  if (mode === "saturated") paintSaturated(map, threshold, pixels);
  else paintMagnitude(map, pixels);
  context.putImageData(image, 0, 0);
}

const markHeight = 8;
/** Of the map below, in CSS pixels: padding of the same width keeps the bars above their columns. */
const border = 1;

/** A bar a neuron, as high as the share of the batch that saturates it; a dead neuron also has a mark above its own. */
export function drawShares(
  canvas: HTMLCanvasElement,
  { neuronShares, dead }: Saturation,
  theme: FigureTheme,
): void {
  const ratio = window.devicePixelRatio;
  const width = Math.max(1, Math.round((canvas.clientWidth - 2 * border) * ratio));
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d")!;
  context.clearRect(0, 0, width, height);
  const column = width / neuronShares.length;
  const top = markHeight * ratio;
  const bar = (neuron: number) => {
    const left = Math.round(neuron * column);
    const barHeight = Math.round(neuronShares[neuron] * (height - top));
    const gap = column >= 4 * ratio ? ratio : 0;
    context.fillRect(
      left,
      height - barHeight,
      Math.max(1, Math.round((neuron + 1) * column) - left - gap),
      barHeight,
    );
  };
  context.fillStyle = theme.lineStrong;
  for (let neuron = 0; neuron < neuronShares.length; neuron++) bar(neuron);
  context.fillStyle = theme.warning;
  const halfMark = 3.5 * ratio;
  for (const neuron of dead) {
    bar(neuron);
    const middle = (neuron + 0.5) * column;
    context.beginPath();
    context.moveTo(middle - halfMark, 0);
    context.lineTo(middle + halfMark, 0);
    context.lineTo(middle, top - ratio);
    context.fill();
  }
}
