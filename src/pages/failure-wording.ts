import type { TFunction } from "i18next";
import { type RunConfig, ranges } from "../experiment/config";
import type { FileFailure } from "../store/own-file";
import type { OpenWeightsFailure } from "../store/own-weights";
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
  if (failure.kind.startsWith("weights-")) return t("failure.title.weights");
  return t(isAboutData(failure) ? "failure.title.data" : "failure.title.machine");
}

/** Names in a file of weights may be of any length. */
const longestName = 80;

/** Why a file of weights was not opened, by the name of the tensor. */
export function wordWeightsFailure(
  failure: OpenWeightsFailure,
  t: TFunction<["problems", "fields"]>,
  language: string,
): string {
  const write = (fact: unknown) => {
    if (Array.isArray(fact)) return `[${fact.join(", ")}]`;
    if (typeof fact === "number") return fact.toLocaleString(language);
    const text = String(fact);
    return text.length > longestName ? `${text.slice(0, longestName)}…` : text;
  };
  const facts = Object.fromEntries(Object.entries(failure).map(([name, fact]) => [name, write(fact)]));
  const text = `problems:failure.${failure.kind}` as const;
  switch (failure.kind) {
    case "weights-too-large": {
      const { bytes, maximumBytes } = failure;
      const megabytes = (count: number) => write(Math.round(count / 2 ** 20));
      return t(text, { megabytes: megabytes(bytes), maximumMegabytes: megabytes(maximumBytes) });
    }
    case "weights-out-of-range": {
      const { min, max } = ranges[failure.field];
      return t(text, {
        ...facts,
        name: t(`fields:${failure.field}.name`),
        min: write(min),
        max: write(max),
      });
    }
    default:
      return t(text, facts);
  }
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
