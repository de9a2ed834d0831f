import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { anyOf } from "./any-of";
import { AxesChoice, type AxesMode } from "./axes-choice";
import { comparedLossPlot, type LossRange, lossRange } from "./compared-loss-plot";
import type { ComparedRun } from "./compared-run";
import { Figure, type Provenance } from "./figure";
import type { Live } from "./live";
import { numberFormat } from "./number-format";
import { Plot, type PlotHandle } from "./plot";
import type { Reading } from "./reading";
import { RunKey } from "./run-key";
import { type AxisScale, ScaleChoice } from "./scale-choice";
import type { Table } from "./table";

/** Where a run's losses leave those of the first run; null where they have not. */
export interface LossParting {
  letter: string;
  /** Steps that both have told. */
  compared: number;
  /** In any bit. */
  losses: number | null;
  /** By more than a hundredth. */
  visibly: number | null;
}

interface ComparedLossesProps {
  runs: readonly ComparedRun[];
  /** Of every run but the first, as far as it is known. */
  partings(): LossParting[];
  provenance: Live<Provenance>;
}

/** The losses of all runs on one pair of axes, with the step at which each leaves the first. */
export function ComparedLosses({ runs, partings, provenance }: ComparedLossesProps) {
  const { t, i18n } = useTranslation("compare");
  const format = numberFormat(i18n.language);
  const letterList = new Intl.ListFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const [scale, setScale] = useState<AxisScale>("log");
  const [mode, setMode] = useState<AxesMode>("locked");
  const range = useRef<LossRange>(null);
  const signal = useMemo(() => anyOf(runs.map(({ loss }) => loss)), [runs]);

  function reading(): Reading {
    const last = runs.map(({ loss }) => loss.current().buckets.smoothed.at(-1) ?? Number.NaN);
    if (last.every(Number.isNaN)) return { text: t("waiting"), numbers: {} };
    const losses = runs
      .map(({ letter }, i) => `${letter} *${Number.isNaN(last[i]) ? "–" : format.fixed(last[i], 3)}*`)
      .join(" · ");
    const numbers: Record<string, number> = {};
    const alike = new Map<string, LossParting[]>();
    for (const parting of partings()) {
      const { letter, losses, visibly } = parting;
      if (losses !== null) numbers[`parted${letter}`] = losses;
      if (visibly !== null) numbers[`visibly${letter}`] = visibly;
      const key = `${losses} ${visibly}`;
      alike.set(key, [...(alike.get(key) ?? []), parting]);
    }
    const sentences = [...alike.values()].map(sentence);
    return { text: [t("losses.reading", { losses }), ...sentences].join(" "), numbers };
  }

  /** Of runs that part from the first at the same step. */
  function sentence(parted: readonly LossParting[]): string {
    const { losses, visibly } = parted[0];
    const compared = Math.min(...parted.map(({ compared }) => compared));
    const values = {
      count: parted.length,
      first: runs[0].letter,
      letters: letterList.format(parted.map(({ letter }) => letter)),
      steps: format.count(compared),
      step: losses === null ? "" : format.count(losses),
      visibly: visibly === null ? "" : format.count(visibly),
    };
    if (compared === 0) return "";
    if (losses === null) return t("losses.together", values);
    if (visibly === null) return t("losses.partedSlightly", values);
    return t(visibly === losses ? "losses.partedAtOnce" : "losses.parted", values);
  }

  const table = (): Table => ({
    header: ["run", "step", "minibatch_mean", "minibatch_min", "minibatch_max", "smoothed"],
    rows: runs.flatMap(({ letter, loss }) => {
      const { steps, mean, min, max, smoothed } = loss.current().buckets;
      return Array.from(steps, (step, i) => [letter, step, mean[i], min[i], max[i], smoothed[i]]);
    }),
  });

  return (
    <Figure
      name="compared-losses"
      title={t("losses.title")}
      signal={signal}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      toolbar={
        <>
          <ScaleChoice scale={scale} onScale={setScale} />
          <AxesChoice mode={mode} onMode={setMode} />
        </>
      }
      legend={
        <>
          <RunKey runs={runs} />
          <li data-mark="validation-diamond">{t("losses.validation")}</li>
          <li data-mark="expected">{t("losses.expected")}</li>
          {runs.length > 1 && (
            <li data-mark="parting">{t("losses.partingKey", { first: runs[0].letter })}</li>
          )}
        </>
      }
    >
      <Plot
        ref={plot}
        signal={signal}
        label={t("losses.label")}
        content={(theme) => {
          range.current = lossRange(runs, mode === "locked" ? range.current : null);
          const parted = partings().flatMap(({ letter, losses }) =>
            losses === null ? [] : [[letter, losses] as const],
          );
          return comparedLossPlot(runs, {
            theme,
            scale,
            range: range.current,
            partings: new Map(parted),
            t,
            language: i18n.language,
          });
        }}
      />
    </Figure>
  );
}
