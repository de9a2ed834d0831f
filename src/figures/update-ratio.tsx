import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LockedAxes } from "./axis-range";
import { Figure, type Provenance } from "./figure";
import type { Live } from "./live";
import { type LiveColumn, LiveTable } from "./live-table";
import { numberFormat } from "./number-format";
import { hiddenLayersOf, parameterSwatch } from "./parameter-color";
import { Plot, type PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { type MatrixUpdates, recentUpdates, type UpdateHistory } from "./update-history";
import { updateRatioPlot } from "./update-ratio-plot";

interface UpdateRatioProps {
  updates: Live<UpdateHistory>;
  provenance: Live<Provenance>;
  /** Give two figures the same axes to compare them. */
  axes?: LockedAxes;
}

/** How much each update moves each matrix, over time: log10 of learning rate · gradient std / weight std. */
export function UpdateRatio({ updates, provenance, axes }: UpdateRatioProps) {
  const { t, i18n } = useTranslation("figures");
  const format = numberFormat(i18n.language);
  const plot = useRef<PlotHandle>(null);
  const [ownAxes] = useState(() => new LockedAxes());
  const recent = useMemo(
    (): Live<MatrixUpdates[]> => ({
      subscribe: updates.subscribe,
      current: () => recentUpdates(updates.current()),
    }),
    [updates],
  );
  const write = (ratio: number) => (Number.isFinite(ratio) ? format.fixed(ratio, 2) : "–");

  const columns: LiveColumn<MatrixUpdates>[] = [
    { id: "parameter", header: t("parameters.parameter"), cell: ({ name }) => name },
    { id: "first", header: t("updates.first"), cell: ({ first }) => write(first) },
    { id: "now", header: t("updates.now"), cell: ({ now }) => write(now) },
  ];

  function reading(): Reading {
    const step = updates.current().steps.at(-1);
    const known = recent
      .current()
      .filter(({ now }) => Number.isFinite(now))
      .sort((a, b) => a.now - b.now);
    if (step === undefined || known.length === 0) return { text: t("updates.waiting"), numbers: {} };
    const middle = known[Math.floor((known.length - 1) / 2)];
    const [lowest, highest] = [known[0], known.at(-1)!];
    return {
      text: t("updates.reading", {
        step: format.count(step),
        median: write(middle.now),
        lowest: write(lowest.now),
        lowestName: lowest.name,
        highest: write(highest.now),
        highestName: highest.name,
      }),
      numbers: { step, median: middle.now, lowest: lowest.now, highest: highest.now },
    };
  }

  const table = (): Table => {
    const { steps, curves } = updates.current();
    return {
      header: ["step", ...curves.keys()],
      rows: steps.map((step, i) => [step, ...[...curves.values()].map((curve) => curve[i])]),
    };
  };

  return (
    <Figure
      name="update-ratio"
      title={t("updates.title")}
      signal={updates}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => plot.current!.picture() }}
      legend={<li data-mark="expected">{t("updates.rule")}</li>}
    >
      <Plot
        ref={plot}
        signal={updates}
        label={t("updates.label")}
        content={(theme) =>
          updateRatioPlot(updates.current(), { axes: axes ?? ownAxes, theme, t, language: i18n.language })
        }
      />
      <LiveTable
        label={t("updates.tableLabel")}
        live={recent}
        columns={columns}
        swatch={(row) => parameterSwatch(recent.current()[row]?.name ?? "C", layersOf(updates))}
      />
    </Figure>
  );
}

function layersOf(updates: Live<UpdateHistory>): number {
  return hiddenLayersOf([...updates.current().curves.keys()]);
}
