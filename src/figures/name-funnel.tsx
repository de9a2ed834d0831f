import { type CSSProperties, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Figure, type Provenance } from "./figure";
import { still } from "./live";
import "./name-funnel.css";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { readTheme } from "./theme";

/** One place where names are lost, or the end. */
export interface FunnelStage {
  /** "short-word": names the stage in words and in tests. */
  id: "file" | "short-word" | "not-encodable" | "punycode" | "drawn";
  /** Names that are left behind this stage, and those that it took out; null as long as it has not begun. */
  left: number | null;
  lost: number;
  /** Some of those that were lost, or of those that are left. */
  examples: string[];
}

interface NameFunnelProps {
  stages: FunnelStage[];
  /** Names in the file, and those looked at so far. */
  lines: number;
  read: number;
  distinct: number | null;
  characters: number | null;
  provenance: Provenance;
}

/** How many names of a file are left at each stage of their preparation. */
export function NameFunnel({ stages, lines, read, distinct, characters, provenance }: NameFunnelProps) {
  const { t, i18n } = useTranslation("data");
  const { count, percent } = numberFormat(i18n.language);
  const origin = useMemo(() => still(provenance), [provenance]);
  const isWhole = lines > 0 && read === lines;

  function reading(): Reading {
    if (lines === 0) return { text: t("funnel.fetching"), numbers: {} };
    const numbers: Record<string, number> = { lines, read };
    for (const { id, left, lost } of stages) {
      if (left !== null) numbers[id.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] = left;
      if (lost > 0) numbers[`lost${id.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase())}`] = lost;
    }
    if (distinct !== null) numbers.distinct = distinct;
    if (characters !== null) numbers.characters = characters;
    const drawn = stages.at(-1)!.left;
    if (!isWhole || drawn === null)
      return { text: t("funnel.reading", { read: count(read), lines: count(lines) }), numbers };
    const usable = stages.at(-2)!.left!;
    return {
      text: t("funnel.answer", {
        usable: count(usable),
        share: percent(usable / lines, 1),
      }),
      numbers,
    };
  }

  const table = (): Table => ({
    header: ["stage", "left", "lost"],
    rows: stages.map(({ id, left, lost }) => [id, left ?? "", lost]),
  });
  const writtenTable = (): Table => ({
    header: [t("funnel.stage"), t("funnel.left"), t("funnel.lost")],
    rows: stages.map(({ id, left, lost }) => [
      t(`funnel.${id}`),
      left === null ? "" : count(left),
      lost > 0 ? count(lost) : "",
    ]),
  });

  return (
    <Figure
      name="name-funnel"
      title={t("funnel.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => tablePicture(writtenTable(), readTheme()) }}
      legend={
        <>
          <li data-mark="train">{t("funnel.leftKey")}</li>
          <li data-mark="minibatch">{t("funnel.lostKey")}</li>
        </>
      }
    >
      <ol className="funnel">
        {stages.map(({ id, left, lost, examples }) => (
          <li
            key={id}
            className="funnel-stage"
            data-stage={id}
            style={
              {
                "--left": lines === 0 ? 0 : (left ?? 0) / lines,
                "--lost": lines === 0 ? 0 : lost / lines,
              } as CSSProperties
            }
          >
            <p className="funnel-name">
              <span>{t(`funnel.${id}`)}</span>
              <span className="funnel-count">{left === null ? "…" : count(left)}</span>
            </p>
            <div className="funnel-bar" aria-hidden="true" />
            <p className="funnel-examples">
              {lost > 0 && (
                <strong>
                  −{count(lost)}
                  {examples.length > 0 && ": "}
                </strong>
              )}
              {examples.map((example, i) => (
                <span key={example} translate="no">
                  {i > 0 && " · "}
                  {example}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </Figure>
  );
}
