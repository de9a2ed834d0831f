import type { Table } from "./table";
import type { FigureTheme } from "./theme";

/** A drawing as SVG markup, in CSS pixels. */
export interface Picture {
  width: number;
  height: number;
  svg: string;
}

export interface Caption {
  title: string;
  reading: string;
  provenance: string;
}

const margin = 24;
const lineHeight = 20;

/** The drawing with its question, its reading and where its data come from, so that the file explains itself. */
export function withCaption(picture: Picture, caption: Caption, theme: FigureTheme): Picture {
  const charactersPerLine = Math.max(24, Math.floor(picture.width / 7));
  const reading = wrap(caption.reading, charactersPerLine);
  const top = margin + 28 + reading.length * lineHeight + 8;
  const width = picture.width + 2 * margin;
  const height = top + picture.height + lineHeight + margin;
  const line = (y: number, text: string, style: string) =>
    `<text x="${margin}" y="${y}" ${style}>${escapeXml(text)}</text>`;
  const sans = `font-family="${escapeXml(theme.sans)}"`;
  return {
    width,
    height,
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<rect width="100%" height="100%" fill="${theme.paper}"/>`,
      line(
        margin + 16,
        caption.title,
        `font-family="${escapeXml(theme.serif)}" font-size="20" font-weight="600" fill="${theme.ink}"`,
      ),
      ...reading.map((text, i) =>
        line(margin + 44 + i * lineHeight, text, `${sans} font-size="15" fill="${theme.inkSoft}"`),
      ),
      `<svg x="${margin}" y="${top}" width="${picture.width}" height="${picture.height}" overflow="visible">${picture.svg}</svg>`,
      line(height - margin, caption.provenance, `${sans} font-size="12" fill="${theme.inkSoft}"`),
      "</svg>",
    ].join(""),
  };
}

/** A table as a drawing: the figures that are made of words. */
export function tablePicture({ header, rows }: Table, theme: FigureTheme): Picture {
  const columnWidths = header.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column])].map((cell) => String(cell).length * 8 + 24)),
  );
  const lefts = columnWidths.map((_, column) => columnWidths.slice(0, column).reduce((a, b) => a + b, 0));
  const text = (cells: (string | number)[], row: number, fill: string) =>
    cells
      .map(
        (cell, column) =>
          `<text x="${lefts[column]}" y="${(row + 1) * 24 - 6}" font-family="${escapeXml(theme.sans)}" font-size="15" fill="${fill}">${escapeXml(String(cell))}</text>`,
      )
      .join("");
  return {
    width: columnWidths.reduce((a, b) => a + b, 0),
    height: (rows.length + 1) * 24,
    svg: text(header, 0, theme.inkSoft) + rows.map((row, i) => text(row, i + 1, theme.ink)).join(""),
  };
}

/** Draws the SVG on a canvas at `scale` device pixels a CSS pixel. @throws DOMException when the browser can't decode it. */
export async function toPng({ width, height, svg }: Picture, scale: number): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/png" });
}

export function escapeXml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character]);
}

function wrap(text: string, charactersPerLine: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!;
    if (line && line.length + 1 + word.length > charactersPerLine) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}
