import type { TFunction } from "i18next";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { defaultConfig, type RunConfig } from "../experiment/config";
import type { PageFailure } from "../store/run";
import { useRunState } from "../store/run-context";
import { probableCause } from "./divergence";

/** Why the run stopped, and what to do about it. The last good frame stays on screen below. */
export function FailureMessage() {
  const { t, i18n } = useTranslation("problems");
  const failure = useRunState((state) => (state.status === "failed" ? state.failure : null));
  const config = useRunState((state) => state.config);
  if (!failure) return null;
  return (
    <section className="notice failure" role="alert" data-failure={failure.kind}>
      <div>
        <h2>{title(failure, t, i18n.language)}</h2>
        <p>{explanation(failure, config, t, i18n.language)}</p>
        <Remedies failure={failure} config={config} />
      </div>
    </section>
  );
}

function Remedies({ failure, config }: { failure: PageFailure; config: RunConfig }) {
  const { t } = useTranslation("problems");
  const restart = useRunState((state) => state.restart);
  const setField = useRunState((state) => state.setField);
  const applyPreset = useRunState((state) => state.applyPreset);
  const cause = failure.kind === "diverged" ? probableCause(config, failure.learningRate) : null;
  return (
    <div className="notice-actions">
      {cause !== null && cause !== "gain" && (
        <Button className="button" onPress={() => setField("learningRate", defaultConfig.learningRate)}>
          {t("failure.learning-rate")}
        </Button>
      )}
      {cause !== null && cause !== "learning-rate" && (
        <Button className="button" onPress={() => applyPreset("kaiming")}>
          {t("failure.kaiming")}
        </Button>
      )}
      {failure.kind === "batch-too-small" && (
        <Button className="button" onPress={() => setField("batchSize", defaultConfig.batchSize)}>
          {t("failure.batch")}
        </Button>
      )}
      {isAboutData(failure) && config.dataset !== "cities" && (
        <Button className="button" onPress={() => setField("dataset", "cities")}>
          {t("failure.cities")}
        </Button>
      )}
      {failure.kind !== "file-not-opened" && (
        <Button className="button" onPress={restart}>
          {t("failure.retry")}
        </Button>
      )}
    </div>
  );
}

function isAboutData({ kind }: PageFailure): boolean {
  return kind.startsWith("dataset-") || kind === "file-not-opened";
}

function title(failure: PageFailure, t: TFunction<"problems">, language: string): string {
  if (failure.kind === "diverged") {
    return t("failure.title.diverged", { step: failure.step.toLocaleString(language) });
  }
  return t(isAboutData(failure) ? "failure.title.data" : "failure.title.machine");
}

function explanation(
  failure: PageFailure,
  config: RunConfig,
  t: TFunction<"problems">,
  language: string,
): string {
  const write = (fact: unknown) =>
    typeof fact === "number" && Number.isFinite(fact)
      ? fact.toLocaleString(language, { maximumSignificantDigits: 5 })
      : String(fact);
  const megabytes = (bytes: number) => write(Math.round(bytes / 2 ** 20));
  const facts = Object.fromEntries(Object.entries(failure).map(([name, fact]) => [name, write(fact)]));
  switch (failure.kind) {
    case "diverged": {
      const { gain, outputScale } = config;
      const cause = `failure.cause.${probableCause(config, failure.learningRate)}` as const;
      return `${t("failure.diverged", facts)} ${t(cause, { ...facts, gain: write(gain), outputScale: write(outputScale) })}`;
    }
    case "out-of-memory":
      return t("failure.out-of-memory", { megabytes: megabytes(failure.bytes) });
    case "dataset-too-large": {
      const { bytes, maximumBytes } = failure;
      return t("failure.dataset-too-large", {
        ...facts,
        megabytes: megabytes(bytes),
        maximumMegabytes: megabytes(maximumBytes),
      });
    }
    default:
      return t(`failure.${failure.kind}`, facts);
  }
}
