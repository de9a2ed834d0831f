import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { drawColumns } from "./columns";
import { Drawing } from "./drawing";
import { Figure, type Provenance } from "./figure";
import { still } from "./live";
import { numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import type { Table } from "./table";

interface NameLengthsProps {
  /** How many names have 0, 1, 2, … characters; null as long as they are being counted. */
  lengths: number[] | null;
  provenance: Provenance;
}

const height = 13;
const nameEvery = 10;

/** How long the names are. */
export function NameLengths({ lengths, provenance }: NameLengthsProps) {
  const { t, i18n } = useTranslation("data");
  const format = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const origin = useMemo(() => still(provenance), [provenance]);
  const names = lengths?.reduce((a, b) => a + b, 0) ?? 0;

  function reading(): Reading {
    if (!lengths) return { text: t("counting"), numbers: {} };
    const characters = lengths.reduce((sum, count, length) => sum + count * length, 0);
    const mean = characters / names;
    const longest = lengths.length - 1;
    return {
      text: t("lengths.reading", { mean: format.fixed(mean, 1), longest: format.count(longest) }),
      numbers: { mean, longest, empty: lengths[0] },
    };
  }

  const table = (): Table => ({
    header: ["length", "names"],
    rows: (lengths ?? []).map((count, length) => [length, count]),
  });

  return (
    <Figure
      name="name-lengths"
      title={t("lengths.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => drawing.current!.picture() }}
      toolbar={<p className="figure-hint">{t("lengths.hint")}</p>}
    >
      <Drawing
        ref={drawing}
        label={t("lengths.label")}
        draw={(size, theme) =>
          drawColumns(size, theme, {
            columns: (lengths ?? []).map((count, length) => ({
              name: String(length),
              value: count,
              said: t("lengths.said", { length: format.count(length), count, names: format.count(count) }),
            })),
            height,
            scale: "linear",
            nameEvery,
            write: format.count,
          })
        }
      />
    </Figure>
  );
}
