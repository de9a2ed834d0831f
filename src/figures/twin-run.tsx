import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SaturationMap } from "../experiment/frame";
import { Figure, type Provenance } from "./figure";
import { type Live, type Signal, useRedraw } from "./live";
import { LiveDrawing, type Sheet } from "./live-drawing";
import type { LossCurveData } from "./loss-curve";
import { numberFormat } from "./number-format";
import { escapeXml, type Picture } from "./picture";
import { type RaceAxes, type Racer, type RaceScale, raceAxes, racePicture } from "./race-plot";
import type { Reading } from "./reading";
import { measureSaturation } from "./saturation";
import { drawMap } from "./saturation-drawing";
import { Segmented } from "./segmented";
import type { Table } from "./table";
import { type FigureTheme, readTheme } from "./theme";
import "./twin-run.css";

/** One of two runs that differ in one thing. */
export interface Twin {
  name: string;
  loss: Live<LossCurveData>;
  map: Live<SaturationMap | null>;
  step(): number;
}

interface TwinRunProps {
  careless: Twin;
  careful: Twin;
  threshold: number;
  /** The steps that the axis has room for from the start. */
  steps: number;
  provenance: Live<Provenance>;
}

const drawsPerSecond = 15;
const noAxes: RaceAxes = { steps: 0, loss: 0, scale: "linear" };

/** Two runs of one seed: the saturation of each, and both losses on the same axes. */
export function TwinRun({ careless, careful, threshold, steps, provenance }: TwinRunProps) {
  const { t, i18n } = useTranslation("introduction");
  const format = numberFormat(i18n.language);
  const axes = useRef(noAxes);
  const [scale, setScale] = useState<RaceScale>("linear");
  const signal = useMemo(() => anyOf(careless.loss, careful.loss), [careless.loss, careful.loss]);

  function racers(theme: FigureTheme): Racer[] {
    return [
      { color: theme.warning, buckets: careless.loss.current().buckets },
      { color: theme.train, buckets: careful.loss.current().buckets },
    ];
  }

  function race({ width, textSize, theme }: Sheet): Picture {
    const racing = racers(theme);
    axes.current = raceAxes(racing, steps, { ...axes.current, scale });
    const words = {
      loss: t("twins.loss"),
      step: t("twins.step"),
      language: i18n.language,
    };
    const { expected } = careful.loss.current();
    const size = {
      width,
      height: Math.min(17 * textSize, Math.max(13 * textSize, 0.3 * width)),
      em: textSize,
    };
    return racePicture(racing, expected, axes.current, size, words, theme);
  }

  function reading(): Reading {
    const [one, other] = [careless, careful].map((twin) => measure(twin, threshold));
    if (!one || !other) return { text: t("twins.waiting"), numbers: {} };
    const step = Math.min(careless.step(), careful.step());
    return {
      text: t("twins.reading", {
        step: format.count(step),
        carelessLoss: format.fixed(one.loss, 2),
        carelessSaturated: format.percent(one.saturated, 0),
        carefulLoss: format.fixed(other.loss, 2),
        carefulSaturated: format.percent(other.saturated, 0),
      }),
      numbers: {
        step,
        carelessLoss: one.loss,
        carelessSaturated: one.saturated,
        carefulLoss: other.loss,
        carefulSaturated: other.saturated,
      },
    };
  }

  function table(): Table {
    const sides = [careless, careful].map(({ loss }) => loss.current().buckets);
    const losses = sides.map(({ steps, mean }) => new Map(Array.from(steps, (step, i) => [step, mean[i]])));
    const all = [...new Set(sides.flatMap(({ steps }) => [...steps]))].sort((a, b) => a - b);
    return {
      header: ["step", "loss_careless", "loss_careful"],
      rows: all.map((step) => [step, ...losses.map((loss) => loss.get(step) ?? "")]),
    };
  }

  function picture(): Picture {
    const theme = readTheme();
    const plot = race({ width: 960, textSize: 14, theme });
    const maps = [careless, careful].map((twin, i) => mapPicture(twin, i * 490, threshold, theme));
    return {
      width: 960,
      height: 480,
      svg: `${maps.join("")}<g transform="translate(0 160)">${plot.svg}</g>`,
    };
  }

  return (
    <Figure
      name="twin-run"
      title={t("twins.title")}
      signal={signal}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture }}
    >
      <div className="twins">
        <TwinMap twin={careless} threshold={threshold} mark="careless" />
        <TwinMap twin={careful} threshold={threshold} mark="careful" />
        <div className="twins-race">
          <div className="twins-race-head">
            <ul className="key">
              <li data-mark="expected">{t("twins.expected")}</li>
            </ul>
            <Segmented
              label={t("twins.scale")}
              value={scale}
              onChange={(chosen) => {
                axes.current = noAxes;
                setScale(chosen);
              }}
              options={[
                { value: "linear", label: t("twins.linear") },
                { value: "log", label: t("twins.log") },
              ]}
            />
          </div>
          <LiveDrawing signal={signal} draw={race} label={t("twins.label")} />
        </div>
      </div>
    </Figure>
  );
}

/** The batch × neurons map of one twin, white where it is saturated. */
function TwinMap({ twin, threshold, mark }: { twin: Twin; threshold: number; mark: string }) {
  const { t, i18n } = useTranslation("introduction");
  const format = numberFormat(i18n.language);
  const canvas = useRef<HTMLCanvasElement>(null);
  const share = useRef<HTMLSpanElement>(null);
  useRedraw(
    canvas,
    twin.map,
    () => {
      const map = twin.map.current();
      if (!map) return;
      drawMap(canvas.current!, map, "saturated", threshold);
      const saturated = format.percent(measureSaturation(map, threshold).share, 0);
      share.current!.textContent = t("twins.saturated", { share: saturated });
    },
    drawsPerSecond,
  );
  return (
    <div className="twin" data-mark={mark}>
      <p className="twin-head">
        <strong>{twin.name}</strong>
        <span ref={share} />
      </p>
      <canvas
        ref={canvas}
        className="twin-map"
        role="img"
        aria-label={t("twins.mapLabel", { name: twin.name })}
      />
    </div>
  );
}

/** null as long as a run has not told its first step. */
function measure({ loss, map }: Twin, threshold: number): { loss: number; saturated: number } | null {
  const drawn = map.current();
  const smoothed = loss.current().buckets.smoothed.at(-1);
  return drawn && smoothed !== undefined
    ? { loss: smoothed, saturated: measureSaturation(drawn, threshold).share }
    : null;
}

/** Beside the other one, above the plot. */
function mapPicture({ name, map }: Twin, x: number, threshold: number, theme: FigureTheme): string {
  const drawn = map.current();
  if (!drawn) return "";
  const canvas = document.createElement("canvas");
  drawMap(canvas, drawn, "saturated", threshold);
  return (
    `<text x="${x}" y="14" font-family="${escapeXml(theme.sans)}" font-size="14" fill="${theme.ink}">${escapeXml(name)}</text>` +
    `<image x="${x}" y="24" width="470" height="120" preserveAspectRatio="none" style="image-rendering:pixelated" xlink:href="${canvas.toDataURL()}"/>`
  );
}

/** Fires when any of the signals does. */
function anyOf(...signals: Signal[]): Signal {
  return {
    subscribe(listener) {
      const stops = signals.map((signal) => signal.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
