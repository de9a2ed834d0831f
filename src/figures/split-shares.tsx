import { type CSSProperties, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Figure, type Provenance } from "./figure";
import { still } from "./live";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import "./split-shares.css";
import type { Table } from "./table";
import { readTheme } from "./theme";

export interface SplitShare {
  names: number;
  /** Training examples. */
  rows: number;
  /** Names that stand in the training split too. */
  known: number;
  first: string[];
}

interface SplitSharesProps {
  /** null as long as they are being counted. */
  splits: Record<"train" | "validation" | "test", SplitShare> | null;
  provenance: Provenance;
}

const order = ["train", "validation", "test"] as const;

/** The three parts of the names, and how much of the second and the third the network has already seen. */
export function SplitShares({ splits, provenance }: SplitSharesProps) {
  const { t, i18n } = useTranslation("data");
  const { count, percent } = numberFormat(i18n.language);
  const origin = useMemo(() => still(provenance), [provenance]);
  const names = splits ? order.reduce((sum, split) => sum + splits[split].names, 0) : 0;

  function reading(): Reading {
    if (!splits) return { text: t("counting"), numbers: {} };
    const { train, validation, test } = splits;
    return {
      text: t("splits.reading", {
        known: count(validation.known),
        names: count(validation.names),
        share: percent(validation.known / validation.names, 1),
      }),
      numbers: {
        trainRows: train.rows,
        validationRows: validation.rows,
        testRows: test.rows,
        validationKnown: validation.known,
        testKnown: test.known,
      },
    };
  }

  const table = (): Table => ({
    header: ["split", "names", "rows", "known"],
    rows: splits
      ? order.map((split) => [split, splits[split].names, splits[split].rows, splits[split].known])
      : [],
  });
  const writtenTable = (): Table => ({
    header: [t("splits.split"), t("splits.names"), t("splits.rows"), t("splits.known")],
    rows: splits
      ? order.map((split) => {
          const { names, rows, known } = splits[split];
          return [t(`splits.${split}`), count(names), count(rows), split === "train" ? "" : count(known)];
        })
      : [],
  });

  return (
    <Figure
      name="split-shares"
      title={t("splits.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => tablePicture(writtenTable(), readTheme()) }}
      legend={
        <>
          <li data-mark="train">{t("splits.train")}</li>
          <li data-mark="held-out">{t("splits.heldOut")}</li>
          <li data-mark="seen">{t("splits.seen")}</li>
        </>
      }
    >
      <div className="split-bar" aria-hidden="true">
        {order.map((split) => (
          <div
            key={split}
            data-split={split}
            style={
              {
                "--share": splits ? splits[split].names / names : split === "train" ? 0.8 : 0.1,
                "--known": splits && split !== "train" ? splits[split].known / splits[split].names : 0,
              } as CSSProperties
            }
          />
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="live-table" aria-label={t("splits.label")} tabIndex={0}>
        <table className="figure-table split-table">
          <thead>
            <tr>
              <th scope="col">{t("splits.split")}</th>
              <th scope="col">{t("splits.names")}</th>
              <th scope="col">{t("splits.rows")}</th>
              <th scope="col">{t("splits.known")}</th>
              <th scope="col" className="split-first">
                {t("splits.first")}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.map((split) => {
              const facts = splits?.[split];
              return (
                <tr key={split} data-split={split}>
                  <th scope="row">{t(`splits.${split}`)}</th>
                  <td>{facts ? count(facts.names) : "…"}</td>
                  <td>{facts ? count(facts.rows) : "…"}</td>
                  <td>{facts && split !== "train" ? count(facts.known) : "–"}</td>
                  <td className="split-first" translate="no">
                    {facts?.first.join(", ")}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Figure>
  );
}
