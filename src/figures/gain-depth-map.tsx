import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GainDepthMap as MapData } from "../experiment/studies/gain-depth-map";
import { withRender } from "./computed";
import { Figure, type Provenance } from "./figure";
import {
  cellUnder,
  DECADES,
  decadesOf,
  type MapCell,
  type MapQuantity,
  nearestCell,
  paintCells,
  placeAlong,
} from "./gain-depth-cells";
import "./initialization-figures.css";
import { type Live, useRedraw } from "./live";
import { numberFormat } from "./number-format";
import { escapeXml, type Picture } from "./picture";
import type { Reading } from "./reading";
import { Segmented } from "./segmented";
import type { Table } from "./table";
import { readTheme, useThemeChange } from "./theme";

interface GainDepthMapProps {
  /** null before the first networks are measured. */
  map: MapData | null;
  gains: number[];
  depths: number[];
  nonlinearityName: string;
  quantity: MapQuantity;
  onQuantity(quantity: MapQuantity): void;
  /** The network that is open. */
  gain: number;
  depth: number;
  onOpen(gain: number, depth: number): void;
  provenance: Live<Provenance>;
}

const gainTicks = [0.5, 1, 1.5, 2, 2.5, 3];
const depthTicks = [10, 20, 30, 40, 50];

/** Every cell is a network at step 0: blue where what passes fades away, orange where it explodes. A cell can be opened. */
export function GainDepthMap({ map, gains, depths, gain, depth, quantity, ...rest }: GainDepthMapProps) {
  const { t, i18n } = useTranslation("kaiming");
  const format = numberFormat(i18n.language);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<MapCell | null>(null);
  useThemeChange();

  useRedraw(canvas, withRender, () => map && paint(canvas.current!, map, quantity), 15);

  function told(cell: MapCell) {
    const decades = map ? decadesOf(map, quantity, cell) : Number.NaN;
    return t(Number.isNaN(decades) ? "depthMap.notYet" : `depthMap.cell.${quantity}`, {
      gain: format.fixed(gains[cell.column], 1),
      depth: depths[cell.row],
      value: format.magnitude(10 ** decades),
    });
  }

  function reading(): Reading {
    if (!map) return { text: t("waiting"), numbers: {} };
    const cell = nearestCell(map, gain, depth);
    const [ratio, std] = (["gradient", "std"] as const).map((of) => 10 ** decadesOf(map, of, cell));
    const measured = map.std.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
    const numbers = { measured, gain: gains[cell.column], depth: depths[cell.row] };
    if (Number.isNaN(std)) return { text: t("depthMap.measuring", { count: measured }), numbers };
    const text = t("depthMap.reading", {
      nonlinearity: rest.nonlinearityName,
      gain: format.fixed(gains[cell.column], 1),
      depth: format.count(depths[cell.row]),
      std: format.magnitude(std),
      ratio: format.magnitude(ratio),
    });
    return { text, numbers: { ...numbers, std, ratio } };
  }

  function at(event: React.MouseEvent<HTMLElement>): MapCell {
    const box = event.currentTarget.getBoundingClientRect();
    const share = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height] as const;
    return cellUnder({ gains, depths }, ...share);
  }

  function move(event: React.KeyboardEvent) {
    const from = pointed ?? nearestCell({ gains, depths }, gain, depth);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return open(from);
    }
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
    setPointed({
      column: within(from.column + step[0], gains.length),
      row: within(from.row + step[1], depths.length),
    });
  }

  function open({ column, row }: MapCell) {
    rest.onOpen(gains[column], depths[row]);
  }

  const size = { width: `${100 / gains.length}%`, height: `${100 / depths.length}%` };
  const placed = (atGain: number, atDepth: number) => ({
    ...size,
    left: `${100 * placeAlong(gains, atGain)}%`,
    top: `${100 * placeAlong(depths, atDepth)}%`,
  });
  const table = (): Table => ({
    header: ["gain", "depth", "last_std", "gradient_first_over_last"],
    rows: map
      ? map.gains.flatMap((gain, i) =>
          map.depths.map((depth, j) => {
            const cell = i * map.depths.length + j;
            return [gain, depth, map.std[cell], map.gradientRatio[cell]];
          }),
        )
      : [],
  });

  return (
    <Figure
      name="gain-depth-map"
      title={t("depthMap.title")}
      signal={withRender}
      reading={reading}
      provenance={rest.provenance}
      exports={{
        table,
        picture: () => picture(map, quantity, { x: "gain", y: t("depthMap.depth") }),
      }}
      toolbar={
        <Segmented
          label={t("depthMap.quantity")}
          value={quantity}
          options={[
            { value: "gradient", label: t("depthMap.gradient") },
            { value: "std", label: t("depthMap.std") },
          ]}
          onChange={rest.onQuantity}
        />
      }
    >
      <div className="gain-depth">
        <p className="gain-depth-y-title">{t("depthMap.depth")}</p>
        <div className="gain-depth-y" aria-hidden="true">
          {depthTicks.map((tick) => (
            <span key={tick} style={{ top: `${100 * placeAlong(depths, tick)}%` }}>
              {tick}
            </span>
          ))}
        </div>
        <div
          className="gain-depth-map"
          role="application"
          aria-label={t("depthMap.label")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: role application is explored by keyboard
          tabIndex={0}
          onPointerMove={(event) => setPointed(at(event))}
          onPointerLeave={() => setPointed(null)}
          onClick={(event) => open(at(event))}
          onKeyDown={move}
          onBlur={() => setPointed(null)}
        >
          <canvas ref={canvas} width={gains.length} height={depths.length} />
          <div className="gain-depth-open" style={placed(gain, depth)} />
          {pointed && (
            <div className="gain-depth-pointed" style={placed(gains[pointed.column], depths[pointed.row])} />
          )}
        </div>
        <div className="gain-depth-x" aria-hidden="true">
          {gainTicks.map((tick) => (
            <span key={tick} style={{ left: `${100 * placeAlong(gains, tick)}%` }}>
              {format.tick(tick)}
            </span>
          ))}
        </div>
        <p className="gain-depth-x-title" data-symbol="gain">
          gain
        </p>
      </div>
      <p className="gain-depth-scale">
        <span>
          10<sup>−{DECADES}</sup>
        </span>
        <i
          style={{ background: "linear-gradient(to right, var(--train), var(--paper), var(--validation))" }}
        />
        <span>
          10<sup>{DECADES}</sup>
        </span>
        <span>{t("depthMap.scale")}</span>
      </p>
      <p className="gain-depth-said" role="status">
        {pointed ? told(pointed) : t("depthMap.hint")}
      </p>
    </Figure>
  );
}

function paint(canvas: HTMLCanvasElement, map: MapData, quantity: MapQuantity): void {
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(map.gains.length, map.depths.length);
  paintCells(map, quantity, readTheme(), image.data);
  context.putImageData(image, 0, 0);
}

const CELL = 16;

function picture(map: MapData | null, quantity: MapQuantity, labels: { x: string; y: string }): Picture {
  if (!map) return { width: 640, height: 0, svg: "" };
  const theme = readTheme();
  const canvas = document.createElement("canvas");
  canvas.width = map.gains.length;
  canvas.height = map.depths.length;
  paint(canvas, map, quantity);
  const [left, top] = [40, 28];
  const [width, height] = [CELL * canvas.width, CELL * canvas.height];
  const text = (x: number, y: number, anchor: string, words: string | number) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="${escapeXml(theme.sans)}" font-size="13" fill="${theme.inkSoft}">${escapeXml(String(words))}</text>`;
  const svg = [
    `<image x="${left}" y="${top}" width="${width}" height="${height}" preserveAspectRatio="none" style="image-rendering:pixelated" xlink:href="${canvas.toDataURL()}"/>`,
    ...depthTicks.map((tick) => text(left - 6, top + height * placeAlong(map.depths, tick) + 4, "end", tick)),
    ...gainTicks.map((tick) =>
      text(left + width * placeAlong(map.gains, tick), top + height + 18, "middle", tick),
    ),
    text(0, 14, "start", labels.y),
    text(left + width / 2, top + height + 38, "middle", labels.x),
  ];
  return { width: left + width, height: top + height + 44, svg: svg.join("") };
}
