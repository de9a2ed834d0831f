import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SaturationMap } from "../experiment/frame";
import type { Nonlinearity } from "../experiment/nonlinearity";
import { type Cell, CellReadout } from "./cell-readout";
import { Figure, type Provenance } from "./figure";
import { type Live, useRedraw } from "./live";
import { numberFormat } from "./number-format";
import type { Reading } from "./reading";
import { cellAt, measureSaturation } from "./saturation";
import { drawMap, drawShares, type MapMode } from "./saturation-drawing";
import { saturationPicture, saturationTable } from "./saturation-export";
import { MapModeChoice, SaturationLegend } from "./saturation-toolbar";
import { readTheme, useThemeChange } from "./theme";

interface SaturationHeatmapProps {
  map: Live<SaturationMap | null>;
  /** Which activations count as saturated: of a tanh, those with |h| above it. Acts at once, also on a paused run. */
  threshold: number;
  provenance: Live<Provenance>;
  /** What the page lets the reader choose about it: the layer, the threshold. */
  controls?: ReactNode;
  /** Opens a neuron: by a click, a tap, or Enter on the keyboard's cell. */
  onPick?: (neuron: number) => void;
  /** The neuron that is open. */
  picked?: number | null;
}

const drawsPerSecond = 15;

/** The batch × neurons map of one hidden layer, white where it is saturated, as in the lesson. */
export function SaturationHeatmap({
  map,
  threshold,
  provenance,
  controls,
  onPick,
  picked = null,
}: SaturationHeatmapProps) {
  const { t, i18n } = useTranslation("figures");
  const format = numberFormat(i18n.language);
  const canvas = useRef<HTMLCanvasElement>(null);
  const shares = useRef<HTMLCanvasElement>(null);
  const [mode, setMode] = useState<MapMode>("saturated");
  const [cell, setCell] = useState<Cell | null>(null);
  const [size, setSize] = useState({ layer: 0, batch: 0, neurons: 0 });
  const [nonlinearity, setNonlinearity] = useState<Nonlinearity>("tanh");
  useThemeChange();

  useRedraw(
    canvas,
    map,
    () => {
      const drawn = map.current();
      if (!drawn) return;
      const { layer, batch, neurons } = drawn;
      if (layer !== size.layer || batch !== size.batch || neurons !== size.neurons) {
        setSize({ layer, batch, neurons });
        setCell(null);
      }
      setNonlinearity(drawn.nonlinearity);
      drawMap(canvas.current!, drawn, mode, threshold);
      drawShares(shares.current!, measureSaturation(drawn, threshold), readTheme());
    },
    drawsPerSecond,
  );

  function reading(): Reading {
    const drawn = map.current();
    if (!drawn) return { text: t("waiting"), numbers: {} };
    const { share, dead } = measureSaturation(drawn, threshold);
    const text = t("saturation.reading", {
      count: dead.length,
      share: format.percent(share),
      dead: format.count(dead.length),
      neurons: format.count(drawn.neurons),
    });
    return { text, numbers: { saturated: share, dead: dead.length, neurons: drawn.neurons } };
  }

  function point(event: React.PointerEvent<HTMLElement>) {
    const drawn = map.current();
    if (!drawn) return;
    const box = event.currentTarget.getBoundingClientRect();
    setCell(cellAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height, drawn));
  }

  /** Where the keyboard begins. */
  const firstCell: Cell = { example: 0, neuron: picked ?? 0 };

  function pick(event: React.MouseEvent<HTMLElement>) {
    const drawn = map.current();
    if (!drawn) return;
    const box = event.currentTarget.getBoundingClientRect();
    onPick?.(cellAt((event.clientX - box.left) / box.width, 0, drawn).neuron);
  }

  function moveCell(event: React.KeyboardEvent) {
    if (event.key === "Enter" && cell) onPick?.(cell.neuron);
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!step || size.neurons === 0) return;
    event.preventDefault();
    event.stopPropagation(); // the page's own arrow keys step the run
    const from = cell ?? firstCell;
    const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
    setCell({
      example: within(from.example + step[0], size.batch),
      neuron: within(from.neuron + step[1], size.neurons),
    });
  }

  const picture = () =>
    saturationPicture(map.current(), {
      mode,
      threshold,
      theme: readTheme(),
      neuronsLabel: t("saturation.neurons"),
    });
  const sizes = {
    "--batch": size.batch,
    "--neurons": size.neurons,
    "--pixel-ratio": window.devicePixelRatio,
  } as React.CSSProperties;

  return (
    <Figure
      name="saturation"
      title={t("saturation.title")}
      signal={map}
      reading={reading}
      provenance={provenance}
      exports={{ table: () => saturationTable(map.current(), threshold), picture }}
      toolbar={
        <>
          <MapModeChoice mode={mode} onMode={setMode} />
          {controls}
        </>
      }
      legend={<SaturationLegend mode={mode} nonlinearity={nonlinearity} threshold={threshold} />}
    >
      <div className="saturation" style={sizes}>
        <p className="saturation-axis saturation-axis-shares">{t("saturation.shares")}</p>
        <div className="saturation-scroll">
          <div className="saturation-sheet">
            <canvas ref={shares} className="saturation-shares" />
            <div
              className="saturation-map"
              role="application"
              aria-label={t(onPick ? "saturation.labelOpening" : "saturation.label", {
                batch: size.batch,
                neurons: size.neurons,
              })}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: role application is explored by keyboard
              tabIndex={0}
              onPointerMove={point}
              onPointerDown={point}
              onPointerLeave={() => setCell(null)}
              onClick={pick}
              onKeyDown={moveCell}
              onFocus={(event) => event.target.matches(":focus-visible") && setCell(firstCell)}
              onBlur={() => setCell(null)}
            >
              <canvas ref={canvas} className="saturation-canvas" />
              {picked !== null && picked < size.neurons && (
                <div
                  className="saturation-picked"
                  style={{ left: `${(100 * picked) / size.neurons}%`, width: `${100 / size.neurons}%` }}
                />
              )}
              {cell && size.neurons > 0 && (
                <CellReadout cell={cell} size={size} map={map} threshold={threshold} />
              )}
            </div>
            <p className="saturation-axis saturation-axis-neurons">
              <span>0</span>
              <span>{size.neurons > 0 && size.neurons - 1}</span>
            </p>
          </div>
        </div>
        <p className="saturation-axis saturation-axis-title">{t("saturation.neurons")}</p>
      </div>
    </Figure>
  );
}
