import type { TFunction } from "i18next";
import type { RunConfig } from "../experiment/config";
import type { FileFailure } from "../store/own-file";
import type { PageFailure } from "../store/run";
import { probableCause } from "./divergence";

export function isAboutData({ kind }: PageFailure): boolean {
  return kind.startsWith("dataset-") || kind === "file-not-opened";
}

export function failureTitle(failure: PageFailure, t: TFunction<"problems">, language: string): string {
  if (failure.kind === "diverged" && failure.step === 0) return t("failure.title.divergedAtStart");
  if (failure.kind === "diverged") {
    return t("failure.title.diverged", { step: failure.step.toLocaleString(language) });
  }
  return t(isAboutData(failure) ? "failure.title.data" : "failure.title.machine");
}

/** What went wrong, with its numbers, and what to do about it, in the reader's language. */
export function wordFailure(
  failure: PageFailure | FileFailure,
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
      const { gain, outputScale, batchSize } = config;
      const what = failure.step === 0 ? "failure.divergedAtStart" : "failure.diverged";
      const cause = `failure.cause.${probableCause(config, failure.learningRate)}` as const;
      return `${t(what, facts)} ${t(cause, { ...facts, gain: write(gain), outputScale: write(outputScale), batchSize: write(batchSize) })}`;
    }
    case "out-of-memory":
      return t("failure.out-of-memory", { megabytes: megabytes(failure.bytes) });
    case "dataset-too-large":
    case "file-too-large": {
      const { bytes, maximumBytes } = failure;
      return t(`failure.${failure.kind}`, {
        ...facts,
        megabytes: megabytes(bytes),
        maximumMegabytes: megabytes(maximumBytes),
      });
    }
    default:
      return t(`failure.${failure.kind}`, facts);
  }
}
