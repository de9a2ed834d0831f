import type { SaturationMap } from "../experiment/frame";
import type { Picture } from "./picture";
import { escapeXml } from "./picture";
import { measureSaturation } from "./saturation";
import { drawMap, type MapMode } from "./saturation-drawing";
import { shortestFloat32, type Table } from "./table";
import type { FigureTheme } from "./theme";

/** One row a neuron: its share of saturated examples, then h on every example of the batch. */
export function saturationTable(map: SaturationMap | null, threshold: number): Table {
  if (!map) return { header: ["neuron", "saturated_share"], rows: [] };
  const { batch, neurons, values } = map;
  const { neuronShares } = measureSaturation(map, threshold);
  return {
    header: ["neuron", "saturated_share", ...Array.from({ length: batch }, (_, example) => `h[${example}]`)],
    rows: Array.from({ length: neurons }, (_, neuron) => [
      neuron,
      shortestFloat32(neuronShares[neuron]),
      ...Array.from({ length: batch }, (_, example) => shortestFloat32(values[example * neurons + neuron])),
    ]),
  };
}

interface SaturationPictureOptions {
  mode: MapMode;
  threshold: number;
  theme: FigureTheme;
  neuronsLabel: string;
}

const sharesHeight = 40;
const markHeight = 8;

/** The shares as vector bars above the map as a pixel image. */
export function saturationPicture(map: SaturationMap | null, options: SaturationPictureOptions): Picture {
  if (!map) return { width: 640, height: 0, svg: "" };
  const { mode, threshold, theme, neuronsLabel } = options;
  const { batch, neurons } = map;
  const column = Math.max(1, Math.floor(1024 / neurons));
  const row = Math.max(column, 5);
  const width = column * neurons;
  const top = markHeight + sharesHeight + 4;
  const height = top + row * batch + 24;
  const { neuronShares, dead } = measureSaturation(map, threshold);
  const isDead = new Set(dead);
  const bars = Array.from(neuronShares, (share, neuron) => {
    const fill = isDead.has(neuron) ? theme.warning : theme.lineStrong;
    const barHeight = share * sharesHeight;
    return `<rect x="${neuron * column}" y="${top - 4 - barHeight}" width="${column}" height="${barHeight}" fill="${fill}"/>`;
  });
  const marks = dead.map((neuron) => {
    const middle = (neuron + 0.5) * column;
    return `<path d="M${middle - 3.5} 0h7l-3.5 7z" fill="${theme.warning}"/>`;
  });
  const canvas = document.createElement("canvas");
  drawMap(canvas, map, mode, threshold);
  const image = `<image y="${top}" width="${width}" height="${row * batch}" preserveAspectRatio="none" style="image-rendering:pixelated" xlink:href="${canvas.toDataURL()}"/>`;
  const axis = `<text x="${width / 2}" y="${height - 6}" text-anchor="middle" font-family="${escapeXml(theme.sans)}" font-size="13" fill="${theme.inkSoft}">${escapeXml(neuronsLabel)}</text>`;
  return { width, height, svg: [...bars, ...marks, image, axis].join("") };
}
