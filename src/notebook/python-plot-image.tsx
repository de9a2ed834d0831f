import { type CSSProperties, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import { escapeXml } from "../figures/picture";
import type { PlotHandle } from "../figures/plot";
import { readTheme, useThemeChange } from "../figures/theme";
import type { PlotAxes, PlotSeries } from "../python/protocol";
import { seriesColor } from "./python-plot-color";
import { paintPixels } from "./python-plot-pixels";
import { type SheetTick, sheetTicks } from "./python-plot-sheet-ticks";

type Image = Extract<PlotSeries, { kind: "image" }>;
type Text = Extract<PlotSeries, { kind: "text" }>;

interface PythonPlotImageProps {
  axes: PlotAxes;
  /** Of the figure's place for it, for an image that fills it. */
  ratio: number;
  ref: Ref<PlotHandle>;
}

interface PixelPlace {
  row: number;
  column: number;
}

/** Whether an image is all that is drawn, a pixel a value, but for words over it. */
export function isSheet({ series, xRange, yRange, twin }: PlotAxes): boolean {
  const images = series.filter((one): one is Image => one.kind === "image");
  if (images.length !== 1 || twin) return false;
  const { rows, columns, extent, lower } = images[0];
  const own = [-0.5, columns - 0.5, ...(lower ? [-0.5, rows - 0.5] : [rows - 0.5, -0.5])];
  const shown = [...(xRange ?? own.slice(0, 2)), ...(yRange ?? own.slice(2))];
  return (
    own.every((end, i) => end === extent[i] && end === shown[i]) &&
    series.every((one) => one.kind === "image" || (one.kind === "text" && !one.relative && !one.arrow))
  );
}

/** imshow: one pixel a value, its first row above, and the texts written over it. */
export function PythonPlotImage({ axes, ratio, ref }: PythonPlotImageProps) {
  const { t, i18n } = useTranslation("cells");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pixel, setPixel] = useState<PixelPlace | null>(null);
  useThemeChange();
  const image = axes.series.find((series): series is Image => series.kind === "image")!;
  const texts = axes.series.filter((series): series is Text => series.kind === "text");
  const { rows, columns, values, lower } = image;
  /** Where in the sheet, from above, a row lies. */
  const fromAbove = (row: number) => (lower ? rows - 1 - row : row);
  const write = (text: Text) => textMarkup({ ...text, y: fromAbove(text.y) });
  const { across, up } = axes.frame
    ? { across: sheetTicks(axes.xTicks, columns, 9), up: sheetTicks(axes.yTicks, rows, 6) }
    : { across: [], up: [] };

  useEffect(() => paintPixels(canvas.current!, image), [image]);

  useImperativeHandle(ref, () => ({
    async picture() {
      const width = 640;
      const height = Math.round(
        axes.aspect === null ? width / ratio : (width * rows * axes.aspect) / columns,
      );
      const scale = `width="${width}" height="${height}"`;
      const source = canvas.current!.toDataURL();
      return {
        width,
        height,
        svg:
          `<image href="${source}" ${scale} preserveAspectRatio="none" style="image-rendering:pixelated"/>` +
          `<svg ${scale} viewBox="-0.5 -0.5 ${columns} ${rows}" preserveAspectRatio="none">${texts.map(write).join("")}</svg>`,
      };
    },
  }));

  function point(event: React.PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (share: number, count: number) =>
      Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    setPixel({
      row: fromAbove(within((event.clientY - box.top) / box.height, rows)),
      column: within((event.clientX - box.left) / box.width, columns),
    });
  }

  function move(event: React.KeyboardEvent): void {
    const down = lower ? -1 : 1;
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-down, 0], ArrowDown: [down, 0] }[
      event.key
    ];
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
  const shape = axes.aspect === null ? ratio : columns / (rows * axes.aspect);
  return (
    <div className="python-image" style={{ "--shape": shape } as CSSProperties}>
      {axes.frame && axes.yLabel && <p className="python-image-label">{axes.yLabel}</p>}
      <div className="python-image-rows" aria-hidden="true" data-turned={axes.yTicks?.angle || undefined}>
        {up.map(({ at, label }) => (
          <span key={at} style={{ top: `${((fromAbove(at) + 0.5) / rows) * 100}%` }}>
            {label}
          </span>
        ))}
        <WidestLabel ticks={up} />
      </div>
      <div
        className="python-image-sheet"
        role="application"
        aria-label={t("plot.image", { rows, columns })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: role application is explored by keyboard
        tabIndex={0}
        onPointerMove={point}
        onPointerLeave={() => setPixel(null)}
        onKeyDown={move}
        onBlur={() => setPixel(null)}
      >
        <canvas ref={canvas} data-smooth={image.smooth || undefined} style={{ opacity: image.alpha }} />
        {texts.length > 0 && (
          <svg
            viewBox={`-0.5 -0.5 ${columns} ${rows}`}
            preserveAspectRatio="none"
            aria-hidden="true"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of ours, the reader's words escaped
            dangerouslySetInnerHTML={{ __html: texts.map(write).join("") }}
          />
        )}
      </div>
      <div className="python-image-columns" aria-hidden="true" data-turned={axes.xTicks?.angle || undefined}>
        {across.map(({ at, label }) => (
          <span key={at} style={{ left: `${((at + 0.5) / columns) * 100}%` }}>
            {label}
          </span>
        ))}
        {axes.xTicks?.angle ? <WidestLabel ticks={across} /> : null}
      </div>
      {axes.frame && axes.xLabel && <p className="python-image-x-label">{axes.xLabel}</p>}
      <p className="python-image-said" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

/** Holds the room that the labels beside it need, which stand in no line. */
function WidestLabel({ ticks }: { ticks: SheetTick[] }) {
  const widest = ticks.reduce((longest, { label }) => (label.length > longest.length ? label : longest), "");
  return <b>{widest}</b>;
}

/** In the units of the image: a pixel is 1 × 1. */
function textMarkup({ x, y, text, align, vertical, color }: Text): string {
  // Under it lies the image, the same in both themes: black and white are just these.
  const theme = { ...readTheme(), ink: "#000", paper: "#fff", textSize: 0 };
  const anchor = { left: "start", center: "middle", right: "end" }[align];
  const baseline = { top: "text-before-edge", middle: "central", bottom: "text-after-edge" }[vertical];
  return `<text x="${x}" y="${y}" font-size="0.32" text-anchor="${anchor}" dominant-baseline="${baseline}" fill="${escapeXml(seriesColor(color ?? "black", theme))}">${escapeXml(text)}</text>`;
}
