import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BlockPlace } from "../experiment/studies/residual-block";
import { computedWith } from "./computed";
import { Figure } from "./figure";
import { still } from "./live";
import { type LiveColumn, LiveTable } from "./live-table";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { readTheme } from "./theme";

interface BlockTraceProps {
  /** Empty until they are computed. */
  places: BlockPlace[];
  /** std of what the block adds to, or makes of, what came in. */
  change: number | null;
  seed: number;
}

/** A real minibatch on its way through a block: its shape, mean and standard deviation after every operation. */
export function BlockTrace({ places, change, seed }: BlockTraceProps) {
  const { t, i18n } = useTranslation("resnet");
  const format = numberFormat(i18n.language);
  const live = useMemo(() => still(places), [places]);
  const columns: LiveColumn<BlockPlace>[] = [
    { id: "made", header: t("trace.made"), cell: ({ made }) => made },
    { id: "shape", header: t("trace.shape"), cell: ({ shape }) => `[${shape.join(", ")}]` },
    { id: "mean", header: t("trace.mean"), cell: ({ mean }) => format.fixed(mean, 3) },
    { id: "std", header: t("trace.std"), cell: ({ std }) => format.fixed(std, 3) },
  ];

  function reading(): Reading {
    if (places.length === 0 || change === null) return { text: t("waiting"), numbers: {} };
    const [first, last] = [places[0].std, places.at(-1)!.std];
    return {
      text: t("trace.reading", {
        first: format.fixed(first, 3),
        last: format.fixed(last, 3),
        change: format.fixed(change, 3),
      }),
      numbers: { first, last, change, places: places.length },
    };
  }

  const table = (): Table => ({
    header: ["made", "shape", "mean", "std"],
    rows: places.map(({ made, shape, mean, std }) => [made, shape.join("×"), mean, std]),
  });

  return (
    <Figure
      name="block-trace"
      title={t("trace.title")}
      signal={live}
      reading={reading}
      provenance={computedWith(seed)}
      exports={{ table, picture: () => tablePicture(table(), readTheme()) }}
    >
      <LiveTable label={t("trace.label")} live={live} columns={columns} />
    </Figure>
  );
}
