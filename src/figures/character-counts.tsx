import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { drawColumns } from "./columns";
import { Drawing } from "./drawing";
import { Figure, type Provenance } from "./figure";
import { still } from "./live";
import { numberFormat } from "./number-format";
import type { PlotHandle } from "./plot";
import type { Reading } from "./reading";
import { Segmented } from "./segmented";
import type { Table } from "./table";
import { readableCharacters, visibleCharacter } from "./visible-character";

export interface CharacterCountsData {
  /** The end mark, then the characters by code point. */
  vocabulary: string[];
  /** One a character. */
  counts: number[];
}

interface CharacterCountsProps {
  /** null as long as they are being counted. */
  data: CharacterCountsData | null;
  order: "alphabet" | "frequency";
  provenance: Provenance;
}

const height = 13;

/** How often each character of the vocabulary comes. */
export function CharacterCounts({ data, order, provenance }: CharacterCountsProps) {
  const { t, i18n } = useTranslation("data");
  const format = numberFormat(i18n.language);
  const drawing = useRef<PlotHandle>(null);
  const origin = useMemo(() => still(provenance), [provenance]);
  const [scale, setScale] = useState<"linear" | "log">("linear");
  const total = data?.counts.reduce((a, b) => a + b, 0) ?? 0;
  const characters = data ? data.vocabulary.map((name, i) => ({ name, count: data.counts[i] })) : [];
  if (order === "frequency") characters.sort((a, b) => b.count - a.count);

  function reading(): Reading {
    if (!data) return { text: t("counting"), numbers: {} };
    const rarest = data.counts.filter((count) => count < 100).length;
    const [commonest] = data.vocabulary
      .map((name, i) => ({ name, count: data.counts[i] }))
      .slice(1)
      .sort((a, b) => b.count - a.count);
    return {
      text: t("characters.reading", {
        size: format.count(data.vocabulary.length),
        commonest: readableCharacters([commonest.name]),
        share: format.percent(commonest.count / total, 1),
        count: rarest,
        rarest: format.count(rarest),
      }),
      numbers: { size: data.vocabulary.length, total, names: data.counts[0] },
    };
  }

  const table = (): Table => ({
    header: ["character", "count", "share"],
    rows: characters.map(({ name, count }) => [name, count, count / total]),
  });

  return (
    <Figure
      name="character-counts"
      title={t("characters.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => drawing.current!.picture() }}
      toolbar={
        <>
          <p className="figure-hint">{t("characters.hint")}</p>
          <Segmented
            label={t("characters.scale")}
            value={scale}
            onChange={setScale}
            options={[
              { value: "linear", label: t("characters.linear") },
              { value: "log", label: t("characters.log") },
            ]}
          />
        </>
      }
    >
      <Drawing
        ref={drawing}
        label={t("characters.label")}
        draw={(size, theme) =>
          drawColumns(size, theme, {
            columns: characters.map(({ name, count }) => ({
              name: visibleCharacter(name),
              value: count,
              said: t("characters.said", {
                character: visibleCharacter(name),
                count: format.count(count),
                share: format.percent(count / total),
              }),
              isMarked: name === "*",
            })),
            height,
            scale,
            write: format.count,
          })
        }
      />
    </Figure>
  );
}
