import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CloseIcon } from "../controls/icons";
import { numberFormat } from "../figures/number-format";
import { useRunState } from "../store/run-context";
import { wordWeightsFailure } from "./failure-wording";
import type { WeightsOpener } from "./use-weights-opener";

/** Whose weights the run started from; or why a file's were not opened, the run being as it was. */
export function WeightsNotice({ opener: { refused, dismiss } }: { opener: WeightsOpener }) {
  const { t, i18n } = useTranslation(["lab", "problems", "fields"]);
  return (
    <>
      {refused && (
        <section className="notice" role="alert" data-failure={refused.failure.kind}>
          <div>
            <p>
              <strong>{t("lab:file.refused", { name: refused.name })}</strong>{" "}
              {wordWeightsFailure(refused.failure, t, i18n.language)} {t("lab:file.unchanged")}
            </p>
          </div>
          <Button className="button quiet" aria-label={t("problems:dismiss")} onPress={dismiss}>
            <CloseIcon />
          </Button>
        </section>
      )}
      <Opened />
    </>
  );
}

function Opened() {
  const { t, i18n } = useTranslation("lab");
  const weights = useRunState((state) => state.weights);
  const dropWeights = useRunState((state) => state.dropWeights);
  if (!weights) return null;
  const { name, values } = weights;
  const step = numberFormat(i18n.language).count(values.step);
  return (
    <p className="weights-opened" role="status" data-weights={name} data-from-step={values.step}>
      <span>{t(values.step > 0 ? "weights.openedAtStep" : "weights.opened", { name, step })}</span>
      <Button className="button quiet" onPress={dropWeights}>
        {t("weights.drop")}
      </Button>
    </p>
  );
}
