import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { anyOf } from "./any-of";
import { type ComparedRun, type Outcome, runTitle } from "./compared-run";
import { Figure, type Provenance } from "./figure";
import type { Live } from "./live";
import { type LiveColumn, LiveTable } from "./live-table";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { readTheme } from "./theme";

interface ComparedOutcomesProps {
  runs: readonly ComparedRun[];
  provenance: Live<Provenance>;
}

const measures = [
  "step",
  "train",
  "validation",
  "saturated",
  "dead",
  "update",
  "stepsPerSecond",
] as const satisfies (keyof Outcome)[];
type Measure = (typeof measures)[number];

/** What came of each run, a column a run. */
export function ComparedOutcomes({ runs, provenance }: ComparedOutcomesProps) {
  const { t, i18n } = useTranslation("compare");
  const format = numberFormat(i18n.language);
  const rows = useMemo(
    (): Live<{ measure: Measure; outcomes: Outcome[] }[]> => ({
      subscribe: anyOf(runs.map(({ outcome }) => outcome)).subscribe,
      current() {
        const outcomes = runs.map(({ outcome }) => outcome.current());
        return measures.map((measure) => ({ measure, outcomes }));
      },
    }),
    [runs],
  );

  function written(measure: Measure, outcome: Outcome): string {
    const value = outcome[measure];
    if (!Number.isFinite(value)) return "–";
    switch (measure) {
      case "step":
      case "dead":
        return format.count(value);
      case "stepsPerSecond":
        return value === 0 ? "–" : format.count(Math.round(value));
      case "train":
        return format.fixed(value, 3);
      case "validation":
        return t("outcomes.at", {
          value: format.fixed(value, 3),
          step: format.count(outcome.validationStep),
        });
      case "saturated":
        return format.percent(value, 1);
      case "update":
        return format.fixed(value, 2);
    }
  }

  const columns: LiveColumn<{ measure: Measure; outcomes: Outcome[] }>[] = [
    { id: "measure", header: t("outcomes.measure"), cell: ({ measure }) => t(`outcomes.${measure}`) },
    ...runs.map((run, i) => ({
      id: run.letter,
      header: runTitle(run),
      cell: ({ measure, outcomes }: { measure: Measure; outcomes: Outcome[] }) =>
        outcomes[i] ? written(measure, outcomes[i]) : "–",
    })),
  ];

  function reading(): Reading {
    const outcomes = runs.map(({ letter, outcome }) => ({ letter, ...outcome.current() }));
    const known = outcomes.filter(({ train }) => Number.isFinite(train));
    if (known.length === 0) return { text: t("waiting"), numbers: {} };
    const best = known.reduce((a, b) => (b.train < a.train ? b : a));
    const worst = known.reduce((a, b) => (b.train > a.train ? b : a));
    const numbers = Object.fromEntries(known.map(({ letter, train }) => [`train${letter}`, train]));
    if (known.length === 1)
      return { text: t("outcomes.one", { loss: format.fixed(best.train, 3) }), numbers };
    const text = t("outcomes.reading", {
      best: best.letter,
      worst: worst.letter,
      difference: format.fixed(worst.train - best.train, 3),
    });
    return { text, numbers };
  }

  const table = (): Table => ({
    header: ["run", ...measures],
    rows: runs.map((run) => {
      const outcome = run.outcome.current();
      return [runTitle(run), ...measures.map((measure) => outcome[measure])];
    }),
  });
  const writtenTable = (): Table => ({
    header: columns.map(({ header }) => header),
    rows: rows.current().map((row) => columns.map(({ cell }) => cell(row))),
  });

  return (
    <Figure
      name="compared-outcomes"
      title={t("outcomes.title")}
      signal={rows}
      reading={reading}
      provenance={provenance}
      exports={{ table, picture: () => tablePicture(writtenTable(), readTheme()) }}
    >
      <LiveTable
        key={runs.map(({ letter }) => letter).join("")}
        label={t("outcomes.label")}
        live={rows}
        columns={columns}
      />
    </Figure>
  );
}
