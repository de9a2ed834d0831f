import type { TFunction } from "i18next";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CloseIcon } from "../controls/icons";
import { wordConfigProblem } from "../i18n/config-problem";
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
            <li key={JSON.stringify(problem)}>{wordProblem(problem, t, i18n.language)}</li>
          ))}
        </ul>
      </div>
      <Button className="button quiet" aria-label={t("problems:dismiss")} onPress={onDismiss}>
        <CloseIcon />
      </Button>
    </section>
  );
}

function wordProblem(problem: LinkProblem, t: TFunction<["problems", "fields"]>, language: string): string {
  switch (problem.kind) {
    case "packed-newer":
    case "packed-truncated":
    case "packed-damaged":
    case "packed-too-long":
    case "packed-unreachable":
    case "link-too-long":
    case "unknown-language":
    case "unknown-page":
    case "too-many-runs":
    case "too-many-values":
    case "not-swept":
    case "swept-twice":
    case "sweep-steps":
    case "unknown-measure":
    case "not-shown":
      return t(`problems:${problem.kind}`, { ...problem });
    default:
      return wordConfigProblem(problem, t, language);
  }
}
