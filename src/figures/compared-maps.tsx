import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Nonlinearity } from "../experiment/nonlinearity";
import { anyOf } from "./any-of";
import { type ComparedRun, runMark, runTitle } from "./compared-run";
import { Figure, type Provenance } from "./figure";
import { type Live, useRedraw } from "./live";
import { numberFormat } from "./number-format";
import { escapeXml, type Picture } from "./picture";
import type { Reading } from "./reading";
import { measureSaturation } from "./saturation";
import { drawMap, type MapMode } from "./saturation-drawing";
import { MapModeChoice, SaturationLegend } from "./saturation-toolbar";
import type { Table } from "./table";
import { readTheme } from "./theme";

interface ComparedMapsProps {
  runs: readonly ComparedRun[];
  threshold: number;
  /** The layer and the threshold, which are the same for all. */
  controls: ReactNode;
  provenance: Live<Provenance>;
}

/** Four maps at once: each as often as can still be told from moving. */
const drawsPerSecond = 8;

/** The saturation of one layer, a map a run, at the same threshold. */
export function ComparedMaps({ runs, threshold, controls, provenance }: ComparedMapsProps) {
  const { t, i18n } = useTranslation("compare");
  const format = numberFormat(i18n.language);
  const [mode, setMode] = useState<MapMode>("saturated");
  const [nonlinearity, setNonlinearity] = useState<Nonlinearity>("tanh");
  const signal = useMemo(() => anyOf(runs.map(({ map }) => map)), [runs]);

  const measured = () =>
    runs.flatMap(({ letter, map }) => {
      const drawn = map.current();
      return drawn ? [{ letter, ...measureSaturation(drawn, threshold), drawn }] : [];
    });

  function reading(): Reading {
    const all = measured();
    if (all.length === 0) return { text: t("waiting"), numbers: {} };
    const shares = all.map(({ letter, share }) => `${letter} *${format.percent(share, 1)}*`).join(" · ");
    return {
      text: t("maps.reading", { shares }),
      numbers: Object.fromEntries(all.map(({ letter, share }) => [`saturated${letter}`, share])),
    };
  }

  const table = (): Table => ({
    header: ["run", "neuron", "saturated_share"],
    rows: measured().flatMap(({ letter, neuronShares }) =>
      Array.from(neuronShares, (share, neuron) => [letter, neuron, share]),
    ),
  });

  function picture(): Picture {
    const theme = readTheme();
    const maps = runs.map((run, i) => {
      const drawn = run.map.current();
      if (!drawn) return "";
      const canvas = document.createElement("canvas");
      drawMap(canvas, drawn, mode, threshold);
      const [x, y] = [(i % 2) * 490, Math.floor(i / 2) * 170];
      return (
        `<text x="${x}" y="${y + 14}" font-family="${escapeXml(theme.sans)}" font-size="14" fill="${theme.runs[run.mark]}">${escapeXml(runTitle(run))}</text>` +
        `<image x="${x}" y="${y + 24}" width="470" height="120" preserveAspectRatio="none" style="image-rendering:pixelated" xlink:href="${canvas.toDataURL()}"/>`
      );
    });
    return { width: 960, height: Math.ceil(runs.length / 2) * 170, svg: maps.join("") };
  }

  return (
    <Figure
      name="compared-maps"
      title={t("maps.title")}
      signal={signal}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture }}
      toolbar={
        <>
          <MapModeChoice mode={mode} onMode={setMode} />
          {controls}
        </>
      }
      legend={<SaturationLegend mode={mode} nonlinearity={nonlinearity} threshold={threshold} />}
    >
      <div className="compared-maps">
        {runs.map((run) => (
          <RunMap
            key={run.letter}
            run={run}
            mode={mode}
            threshold={threshold}
            onNonlinearity={setNonlinearity}
          />
        ))}
      </div>
    </Figure>
  );
}

interface RunMapProps {
  run: ComparedRun;
  mode: MapMode;
  threshold: number;
  /** What the map drawn is of. */
  onNonlinearity(nonlinearity: Nonlinearity): void;
}

function RunMap({ run, mode, threshold, onNonlinearity }: RunMapProps) {
  const { t, i18n } = useTranslation("compare");
  const format = numberFormat(i18n.language);
  const canvas = useRef<HTMLCanvasElement>(null);
  const says = useRef<HTMLSpanElement>(null);
  useRedraw(
    canvas,
    run.map,
    () => {
      const map = run.map.current();
      if (!map) {
        says.current!.textContent = t(run.isStill ? "maps.none" : "waiting");
        return;
      }
      onNonlinearity(map.nonlinearity);
      drawMap(canvas.current!, map, mode, threshold);
      const { share, dead } = measureSaturation(map, threshold);
      says.current!.textContent = t("maps.says", {
        count: dead.length,
        share: format.percent(share, 1),
        dead: format.count(dead.length),
      });
    },
    drawsPerSecond,
  );
  return (
    <div className="compared-map">
      <p className="compared-map-head">
        <strong data-mark="run" {...runMark(run)}>
          {runTitle(run)}
        </strong>
        <span ref={says} />
      </p>
      <canvas ref={canvas} role="img" aria-label={t("maps.label", { run: runTitle(run) })} />
    </div>
  );
}
