import type { TFunction } from "i18next";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CloseIcon } from "../controls/icons";
import { choices, ranges } from "../experiment/config";
import type { LinkProblem } from "../store/link";

interface LinkProblemsProps {
  problems: LinkProblem[];
  onDismiss(): void;
}

/** What the address asked for and could not have; everything else of it is in force. */
export function LinkProblems({ problems, onDismiss }: LinkProblemsProps) {
  const { t, i18n } = useTranslation(["problems", "fields"]);
  if (problems.length === 0) return null;
  return (
    <section className="notice" role="alert">
      <div>
        <p>{t("problems:ignored")}</p>
        <ul>
          {problems.map((problem) => (
            <li key={JSON.stringify(problem)}>{wording(problem, t, i18n.language)}</li>
          ))}
        </ul>
      </div>
      <Button className="button quiet" aria-label={t("problems:dismiss")} onPress={onDismiss}>
        <CloseIcon />
      </Button>
    </section>
  );
}

function wording(problem: LinkProblem, t: TFunction<["problems", "fields"]>, language: string): string {
  const number = (value: number) =>
    Number.isSafeInteger(value) || Math.abs(value) < 1e6
      ? value.toLocaleString(language, { maximumSignificantDigits: 16 })
      : String(value);
  switch (problem.kind) {
    case "unknown-field":
    case "not-an-object":
    case "unknown-version":
    case "unknown-language":
      return t(`problems:${problem.kind}`, { ...problem });
    case "not-a-choice": {
      const name = t(`fields:${problem.field}.name`);
      return t("problems:not-a-choice", { ...problem, name, choices: choices[problem.field].join(", ") });
    }
    case "not-a-number":
    case "not-an-integer":
    case "out-of-range": {
      const { min, max } = ranges[problem.field];
      const received = typeof problem.received === "number" ? number(problem.received) : problem.received;
      const name = t(`fields:${problem.field}.name`);
      return t(`problems:${problem.kind}`, {
        ...problem,
        name,
        received,
        min: number(min),
        max: number(max),
      });
    }
  }
}
