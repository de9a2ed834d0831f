import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { defaultConfig, type RunConfig } from "../experiment/config";
import { type PageFailure, stepBeforeBreak } from "../store/run";
import { useRunState } from "../store/run-context";
import { probableCause } from "./divergence";
import { failureTitle, isAboutData, wordFailure } from "./failure-wording";

/** Why the run stopped, and what to do about it. The last good frame stays on screen below. */
export function FailureMessage() {
  const { t, i18n } = useTranslation("problems");
  const failure = useRunState((state) => (state.status === "failed" ? state.failure : null));
  const config = useRunState((state) => state.config);
  if (!failure) return null;
  return (
    <section className="notice failure" role="alert" data-failure={failure.kind}>
      <div>
        <h2>{failureTitle(failure, t, i18n.language)}</h2>
        <p>{wordFailure(failure, config, t, i18n.language)}</p>
        <Remedies failure={failure} config={config} />
      </div>
    </section>
  );
}

/** The same run from its start would end the same way. */
function isCertainToFailAgain(failure: PageFailure): boolean {
  if (failure.kind === "diverged") return failure.step === 0;
  return (
    failure.kind === "weights-vocabulary" ||
    failure.kind === "file-not-opened" ||
    failure.kind === "batch-too-small"
  );
}

function Remedies({ failure, config }: { failure: PageFailure; config: RunConfig }) {
  const { t, i18n } = useTranslation("problems");
  const before = useRunState(stepBeforeBreak);
  const leaveBreak = useRunState((state) => state.leaveBreak);
  const restart = useRunState((state) => state.restart);
  const setField = useRunState((state) => state.setField);
  const applyPreset = useRunState((state) => state.applyPreset);
  const dropWeights = useRunState((state) => state.dropWeights);
  const cause = failure.kind === "diverged" ? probableCause(config, failure.learningRate) : null;
  return (
    <div className="notice-actions">
      {before !== null && (
        <Button className="button" onPress={leaveBreak}>
          {t("failure.before", { step: before.toLocaleString(i18n.language) })}
        </Button>
      )}
      {(cause === "learning-rate" || cause === "both") && (
        <Button className="button" onPress={() => setField("learningRate", defaultConfig.learningRate)}>
          {t("failure.learning-rate")}
        </Button>
      )}
      {cause !== null && cause !== "learning-rate" && (
        <Button className="button" onPress={() => applyPreset("kaiming")}>
          {t("failure.kaiming")}
        </Button>
      )}
      {cause === "zero-deviation" && (
        <Button className="button" onPress={() => setField("normalization", "batch-norm-1d")}>
          {t("failure.batch-norm-1d")}
        </Button>
      )}
      {failure.kind === "batch-too-small" && (
        <>
          <Button className="button" onPress={() => setField("batchSize", defaultConfig.batchSize)}>
            {t("failure.batch")}
          </Button>
          <Button className="button" onPress={() => setField("normalization", "none")}>
            {t("failure.no-normalization")}
          </Button>
        </>
      )}
      {failure.kind === "weights-vocabulary" && (
        <Button className="button" onPress={dropWeights}>
          {t("failure.no-weights")}
        </Button>
      )}
      {isAboutData(failure) && config.dataset !== "cities" && (
        <Button className="button" onPress={() => setField("dataset", "cities")}>
          {t("failure.cities")}
        </Button>
      )}
      {!isCertainToFailAgain(failure) && (
        <Button className="button" onPress={restart}>
          {t("failure.retry")}
        </Button>
      )}
    </div>
  );
}
