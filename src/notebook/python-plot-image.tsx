import { type CSSProperties, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import { escapeXml } from "../figures/picture";
import type { PlotHandle } from "../figures/plot";
import { readTheme, useThemeChange } from "../figures/theme";
import type { PlotAxes, PlotSeries } from "../python/protocol";
import { colorMap, seriesColor } from "./python-plot-color";

type Image = Extract<PlotSeries, { kind: "image" }>;
type Text = Extract<PlotSeries, { kind: "text" }>;

interface PixelPlace {
  row: number;
  column: number;
}

/** imshow: one pixel a value, its first row above, and the texts written over it. */
export function PythonPlotImage({ axes, ref }: { axes: PlotAxes; ref: Ref<PlotHandle> }) {
  const { t, i18n } = useTranslation("cells");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pixel, setPixel] = useState<PixelPlace | null>(null);
  useThemeChange();
  const image = axes.series.find((series): series is Image => series.kind === "image")!;
  const texts = axes.series.filter((series): series is Text => series.kind === "text");
  const { rows, columns, values } = image;

  useEffect(() => paint(canvas.current!, image), [image]);

  useImperativeHandle(ref, () => ({
    async picture() {
      const width = 640;
      const height = Math.round((width * rows) / columns);
      const scale = `width="${width}" height="${height}"`;
      const source = canvas.current!.toDataURL();
      return {
        width,
        height,
        svg:
          `<image href="${source}" ${scale} preserveAspectRatio="none" style="image-rendering:pixelated"/>` +
          `<svg ${scale} viewBox="-0.5 -0.5 ${columns} ${rows}" preserveAspectRatio="none">${texts.map(textMarkup).join("")}</svg>`,
      };
    },
  }));

  function point(event: React.PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (share: number, count: number) =>
      Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    setPixel({
      row: within((event.clientY - box.top) / box.height, rows),
      column: within((event.clientX - box.left) / box.width, columns),
    });
  }

  function move(event: React.KeyboardEvent): void {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    const from = pixel ?? { row: 0, column: 0 };
    const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
    setPixel({ row: within(from.row + step[0], rows), column: within(from.column + step[1], columns) });
  }

  const said =
    pixel &&
    t("plot.cell", {
      ...pixel,
      value: numberFormat(i18n.language).full(values[pixel.row * columns + pixel.column]),
    });
  return (
    <div className="python-image">
      <div
        className="python-image-sheet"
        style={{ "--shape": `${columns} / ${rows}` } as CSSProperties}
        role="application"
        aria-label={t("plot.image", { rows, columns })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: role application is explored by keyboard
        tabIndex={0}
        onPointerMove={point}
        onPointerLeave={() => setPixel(null)}
        onKeyDown={move}
        onBlur={() => setPixel(null)}
      >
        <canvas ref={canvas} />
        {texts.length > 0 && (
          <svg
            viewBox={`-0.5 -0.5 ${columns} ${rows}`}
            preserveAspectRatio="none"
            aria-hidden="true"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of ours, the reader's words escaped
            dangerouslySetInnerHTML={{ __html: texts.map(textMarkup).join("") }}
          />
        )}
      </div>
      <p className="python-image-said" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

/** In the units of the image: a pixel is 1 × 1. */
function textMarkup({ x, y, text, align, color }: Text): string {
  const theme = { ...readTheme(), textSize: 0 };
  const anchor = { left: "start", center: "middle", right: "end" }[align];
  return `<text x="${x}" y="${y}" font-size="0.32" text-anchor="${anchor}" dominant-baseline="middle" fill="${escapeXml(seriesColor(color ?? "k", 0, theme))}">${escapeXml(text)}</text>`;
}

/** One canvas pixel a value; CSS scales them up without smoothing. What is no number stays transparent. */
function paint(canvas: HTMLCanvasElement, { rows, columns, values, vmin, vmax, map }: Image): void {
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d")!;
  const pixels = context.createImageData(columns, rows);
  const colors = colorMap(map);
  const span = vmax > vmin ? vmax - vmin : 1;
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    const color = 3 * Math.min(255, Math.max(0, Math.floor(((value - vmin) / span) * 256)));
    pixels.data.set([colors[color], colors[color + 1], colors[color + 2], 255], 4 * i);
  });
  context.putImageData(pixels, 0, 0);
}
