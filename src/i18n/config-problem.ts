import type { TFunction } from "i18next";
import { type ConfigProblem, choices, ranges } from "../experiment/config";
import { depths, widths } from "../experiment/hidden-layers";

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
    case "not-a-stack": {
      const name = t("fields:layers.name");
      const why = problem.problem;
      if (why === null) return t("fields:layers.problems.not-text", { name });
      // Layers are counted from 1 where people read.
      const facts = { ...why, ...("layer" in why && { layer: why.layer + 1 }), ...limits };
      return `${name}: ${t(`fields:layers.problems.${why.kind}`, facts)}`;
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

const limits = { widest: widths.max, deepest: depths.max };

/** Every digit of a number that fits a line; the others in scientific notation. */
function written(value: number, locale: string): string {
  const plain = Number.isSafeInteger(value) || Math.abs(value) < 1e6;
  return plain ? value.toLocaleString(locale, { maximumSignificantDigits: 16 }) : String(value);
}
