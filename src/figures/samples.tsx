import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { SampledName } from "../experiment/frame";
import { Figure, type Provenance } from "./figure";
import { CheckIcon } from "./icons";
import { still } from "./live";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { readTheme } from "./theme";

interface SamplesProps {
  names: SampledName[];
  /** The step whose parameters invented them. */
  step: number;
  provenance: Provenance;
}

/** Names that the network invents, those of the training set marked. They change seldom, so they are plain props. */
export function Samples({ names, step, provenance }: SamplesProps) {
  const { t, i18n } = useTranslation("figures");
  const { count } = numberFormat(i18n.language);
  const known = names.filter((name) => name.known).length;
  const origin = useMemo(() => still({ ...provenance, step }), [provenance, step]);

  function reading(): Reading {
    if (names.length === 0) return { text: t("samples.waiting"), numbers: {} };
    return {
      text: t("samples.reading", {
        count: known,
        step: count(step),
        known: count(known),
        names: count(names.length),
      }),
      numbers: { step, known },
    };
  }

  const table = (): Table => ({
    header: ["name", "in_training_set"],
    rows: names.map((name) => [name.text, name.known ? 1 : 0]),
  });
  const writtenTable = (): Table => ({
    header: [t("samples.name"), ""],
    rows: names.map((name) => [name.text, name.known ? `✓ ${t("samples.known")}` : ""]),
  });

  return (
    <Figure
      name="samples"
      title={t("samples.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => tablePicture(writtenTable(), readTheme()) }}
    >
      <ul className="samples" aria-label={t("samples.label")}>
        {names.map((name, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same name may be invented twice
          <li key={i} className="sample" data-known={name.known}>
            {name.text ? (
              <span className="sample-name" translate="no">
                {name.text}
              </span>
            ) : (
              <span className="sample-empty">{t("samples.empty")}</span>
            )}
            {name.known && (
              <span className="sample-known">
                <CheckIcon />
                {t("samples.known")}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="figure-note">{t("samples.stream")}</p>
    </Figure>
  );
}
