import { useTranslation } from "react-i18next";
import { numberFormat } from "../../figures/number-format";
import { useFirstLosses } from "./numbers";

/** The losses of the notebook's network by PyTorch 1.13 with the same seeds. */
const reference = [
  { step: 0, loss: 39.131664 },
  { step: 1, loss: 36.268879 },
  { step: 2, loss: 30.649628 },
  { step: 5, loss: 27.245857 },
  { step: 10, loss: 25.096512 },
];

/** The first losses of the reader's run beside PyTorch's. */
export function LossCheck() {
  const { t, i18n } = useTranslation("data");
  const { fixed, count } = numberFormat(i18n.language);
  const losses = useFirstLosses();
  return (
    <div className="prose-table">
      <table className="loss-check">
        <thead>
          <tr>
            <th scope="col">{t("check.step")}</th>
            <th scope="col">{t("check.yours")}</th>
            <th scope="col">{t("check.reference")}</th>
          </tr>
        </thead>
        <tbody>
          {reference.map(({ step, loss }) => (
            <tr key={step} data-step={step} data-loss={losses[step]}>
              <td>{count(step)}</td>
              <td>{losses[step] === undefined ? "…" : fixed(losses[step], 4)}</td>
              <td>{fixed(loss, 4)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
