import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import type { ReadSaved, Saved } from "../store/saved-file";

interface ImportSummaryProps {
  file: string;
  here: Saved;
  read: Exclude<ReadSaved, { kind: "refused" }>;
}

/** What a file brings, beside what is here: what would change is seen before it does. */
export function ImportSummary({ file, here, read }: ImportSummaryProps) {
  const { t, i18n } = useTranslation("keep");
  const { count } = numberFormat(i18n.language);
  if (read.kind === "run") {
    return <p>{t("saved.run", { name: read.run.name, step: count(read.run.step) })}</p>;
  }
  const { saved, unread } = read;
  const rows = (Object.keys(counted) as (keyof typeof counted)[]).map((what) => ({
    what,
    here: counted[what](here),
    brought: counted[what](saved),
  }));
  const differing = Object.entries(saved.cells).filter(
    ([cell, { code }]) => here.cells[cell] && here.cells[cell].code !== code,
  ).length;
  return (
    <>
      <table className="saved-table">
        <caption>
          {t("saved.from", {
            file,
            date: new Date(saved.date).toLocaleDateString(i18n.language, { dateStyle: "long" }),
          })}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("saved.here")}</th>
            <th scope="col">{t("saved.inFile")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, here, brought }) => (
            <tr key={what}>
              <th scope="row">{t(`saved.what.${what}`)}</th>
              <td>{count(here)}</td>
              <td>{count(brought)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t("saved.mergeMeans")} {differing > 0 && t("saved.differing", { cells: count(differing) })}{" "}
        {t("saved.replaceMeans")}
      </p>
      {unread > 0 && <p className="file-refused">{t("saved.unread", { runs: count(unread) })}</p>}
    </>
  );
}

const counted = {
  sections: ({ progress }: Saved) =>
    Object.values(progress.sections).reduce((sum, { length }) => sum + length, 0),
  answers: ({ progress }: Saved) => Object.keys(progress.answers).length,
  exercises: ({ progress }: Saved) => progress.exercises.length,
  cells: ({ cells }: Saved) => Object.keys(cells).length,
  runs: ({ runs }: Saved) => runs.length,
  names: ({ names }: Saved) => (names ? 1 : 0),
};
