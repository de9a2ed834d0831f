import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import { useRunState } from "../store/run-context";

/** The losses of the three whole splits, once the run has finished; null until then. */
export function useResults() {
  const last = useRunState((state) => (state.isBehind ? undefined : state.evaluations.at(-1)));
  if (last?.train === undefined || last.test === undefined) return null;
  return { train: last.train, validation: last.validation, test: last.test };
}

/** What the run has learnt in the end, in the place of the sentence that opened it: nothing below it moves. */
export function Results({ losses }: { losses: NonNullable<ReturnType<typeof useResults>> }) {
  const { t, i18n } = useTranslation("lab");
  const { fixed } = numberFormat(i18n.language);
  return (
    <section className="results" aria-labelledby="results-title">
      <h2 id="results-title">{t("results.title")}</h2>
      <dl>
        {(Object.keys(losses) as (keyof typeof losses)[]).map((split) => (
          <div key={split} className="result" data-split={split} data-loss={losses[split]}>
            <dt>{t(`results.${split}`)}</dt>
            <dd>{fixed(losses[split], 4)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
