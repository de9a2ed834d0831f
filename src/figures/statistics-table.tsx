import { useTranslation } from "react-i18next";
import type { LayerStatistics } from "../experiment/frame";
import { Figure, type Provenance } from "./figure";
import { layerColor } from "./layer-color";
import type { Live } from "./live";
import { type LiveColumn, LiveTable } from "./live-table";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { readTheme } from "./theme";

export interface NamedLayer {
  name: string;
  statistics: LayerStatistics;
}

interface StatisticsTableProps {
  layers: Live<NamedLayer[]>;
  provenance: Live<Provenance>;
}

/** Every hidden layer's numbers on the current minibatch. */
export function StatisticsTable({ layers, provenance }: StatisticsTableProps) {
  const { t, i18n } = useTranslation("figures");
  const format = numberFormat(i18n.language);
  const column = (id: string, write: (statistics: LayerStatistics) => string): LiveColumn<NamedLayer> => ({
    id,
    header: t(`statistics.${id}`),
    cell: ({ statistics }) => write(statistics),
  });
  const columns: LiveColumn<NamedLayer>[] = [
    { id: "layer", header: t("statistics.layer"), cell: ({ name }) => name },
    column("mean", ({ mean }) => format.fixed(mean, 3)),
    column("std", ({ std }) => format.fixed(std, 3)),
    column("preactivationStd", ({ preactivationStd }) => format.fixed(preactivationStd, 3)),
    column("saturated", ({ saturated }) => format.percent(saturated)),
    column("dead", ({ dead }) => format.count(dead)),
    column("gradientStd", ({ gradientStd }) => format.magnitude(gradientStd)),
  ];

  function reading(): Reading {
    const named = layers.current();
    if (named.length === 0) return { text: t("waiting"), numbers: {} };
    const worst = named.reduce((a, b) => (b.statistics.saturated > a.statistics.saturated ? b : a));
    const dead = named.reduce((sum, { statistics }) => sum + statistics.dead, 0);
    return {
      text: t("statistics.reading", {
        count: dead,
        dead: format.count(dead),
        layer: worst.name,
        share: format.percent(worst.statistics.saturated),
      }),
      numbers: { dead, saturated: worst.statistics.saturated },
    };
  }

  const table = (): Table => ({
    header: ["layer", "mean", "std", "preactivation_std", "saturated", "dead", "gradient_std"],
    rows: layers
      .current()
      .map(({ name, statistics: s }) => [
        name,
        s.mean,
        s.std,
        s.preactivationStd,
        s.saturated,
        s.dead,
        s.gradientStd,
      ]),
  });
  const writtenTable = (): Table => ({
    header: columns.map(({ header }) => header),
    rows: layers.current().map((layer) => columns.map(({ cell }) => cell(layer))),
  });

  return (
    <Figure
      name="statistics"
      title={t("statistics.title")}
      signal={layers}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => tablePicture(writtenTable(), readTheme()) }}
    >
      <LiveTable label={t("statistics.label")} live={layers} columns={columns} swatch={layerColor} />
    </Figure>
  );
}
