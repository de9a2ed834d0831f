import { factsOf } from "./machine";
import type { Results } from "./results";
import { toMarkdown, toText } from "./table";
import { tablesOf } from "./tables";

export function textReport(results: Results): string {
  return [factsOf(results.machine).join("\n"), ...tablesOf(results).map(toText)].join("\n\n");
}

export function markdownReport(results: Results): string {
  const facts = factsOf(results.machine).map((fact) => `- ${fact}`);
  return [facts.join("\n"), ...tablesOf(results).map(toMarkdown)].join("\n\n");
}
