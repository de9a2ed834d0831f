import { useTranslation } from "react-i18next";
import { measureOf } from "../experiment/sweep-cells";
import { numberFormat } from "../figures/number-format";
import { nameOfCell, type Swept, writeMeasure } from "../figures/swept";

interface SweepToldProps {
  swept: Swept;
  cell: number | null;
  /** Of its run in the Lab. */
  href: string;
}

/** All the numbers of one run of the sweep, and the way to it. */
export function SweepTold({ swept, cell, href }: SweepToldProps) {
  const { t, i18n } = useTranslation("sweep");
  const format = numberFormat(i18n.language);
  if (cell === null) return <p>{t("map.hint")}</p>;
  const { stage, told, done } = swept.cells[cell];

  function facts(): [name: string, value: string][] {
    if (stage !== "done" || told!.layers.length === 0) return [];
    const { layers, validationLoss, trainLoss } = told!;
    return [
      [t("cell.validation"), writeMeasure("loss", validationLoss!, format)],
      [t("cell.train"), writeMeasure("train-loss", trainLoss!, format)],
      [
        t("cell.saturation"),
        t("cell.saturationValue", {
          mean: format.percent(measureOf(told!, "saturation")!, 1),
          max: format.percent(Math.max(...layers.map(({ saturated }) => saturated)), 1),
        }),
      ],
      [t("cell.dead"), format.count(measureOf(told!, "dead")!)],
      [
        t("cell.gradient"),
        t("cell.gradientValue", {
          first: format.magnitude(layers[0].gradientNorm),
          last: format.magnitude(layers.at(-1)!.gradientNorm),
        }),
      ],
    ];
  }

  const isDiverged = told !== null && told.divergedAt !== null;
  const standing = isDiverged
    ? t("cell.diverged", { step: format.count(told.divergedAt!) })
    : stage === "done"
      ? null
      : t(`cell.${stage}`, { value: format.percent(done, 0) });
  return (
    <>
      <p className="sweep-told-head">
        <strong>{nameOfCell(swept, cell)}</strong>
        {standing && <span>{standing}</span>}
        <a href={href}>{t("cell.open")}</a>
      </p>
      <dl>
        {facts().map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
