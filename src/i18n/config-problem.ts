import type { TFunction } from "i18next";
import { type ConfigProblem, choices, ranges } from "../experiment/config";

/** Why a field of a config was refused, with its name and its range, in the reader's language. */
export function wordConfigProblem(
  problem: ConfigProblem,
  t: TFunction<["problems", "fields"]>,
  locale: string,
): string {
  switch (problem.kind) {
    case "unknown-field":
    case "not-an-object":
    case "unknown-version":
      return t(`problems:${problem.kind}`, { ...problem });
    case "not-a-choice": {
      const name = t(`fields:${problem.field}.name`);
      return t("problems:not-a-choice", { ...problem, name, choices: choices[problem.field].join(", ") });
    }
    case "not-a-number":
    case "not-an-integer":
    case "out-of-range": {
      const { min, max } = ranges[problem.field];
      return t(`problems:${problem.kind}`, {
        field: problem.field,
        name: t(`fields:${problem.field}.name`),
        received: typeof problem.received === "number" ? written(problem.received, locale) : problem.received,
        min: written(min, locale),
        max: written(max, locale),
      });
    }
  }
}

/** Every digit of a number that fits a line; the others in scientific notation. */
function written(value: number, locale: string): string {
  const plain = Number.isSafeInteger(value) || Math.abs(value) < 1e6;
  return plain ? value.toLocaleString(locale, { maximumSignificantDigits: 16 }) : String(value);
}
