import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import { useRunState } from "../store/run-context";

/** The losses of the three whole splits, once the run has finished. */
export function Results() {
  const { t, i18n } = useTranslation("lab");
  const last = useRunState((state) => state.evaluations.at(-1));
  if (last?.train === undefined || last.test === undefined) return null;
  const { fixed } = numberFormat(i18n.language);
  const losses = { train: last.train, validation: last.validation, test: last.test };
  return (
    <section className="results" aria-labelledby="results-title">
      <h2 id="results-title">{t("results.title")}</h2>
      <dl>
        {(Object.keys(losses) as (keyof typeof losses)[]).map((split) => (
          <div key={split} data-split={split} data-loss={losses[split]}>
            <dt>{t(`results.${split}`)}</dt>
            <dd>{fixed(losses[split], 4)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
