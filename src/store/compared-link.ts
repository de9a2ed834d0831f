import { defaultConfig, type RunConfig } from "../experiment/config";
import { changedFields, readFields } from "./config-fields";
import type { LinkProblem } from "./link";

/** Runs that stand side by side; the page has a colour and a letter for each. */
export const mostCompared = 4;

/**
 * Several runs in an address: the first one's fields as the Lab's, and for each further one what differs from the
 * first, `with=hiddenInit:kaiming,gain:1.5`. A comma within a value is written %2C.
 */
export function writeCompared([first, ...others]: readonly RunConfig[]): [name: string, value: string][] {
  return [
    ...changedFields(first, defaultConfig),
    ...others.map((config): [string, string] => ["with", writeDifferences(changedFields(config, first))]),
  ];
}

export function readCompared(query: URLSearchParams): { configs: RunConfig[]; problems: LinkProblem[] } {
  const first = readFields(
    [...query].filter(([name]) => name !== "with"),
    defaultConfig,
  );
  const withs = query.getAll("with");
  const others = withs
    .slice(0, mostCompared - 1)
    .map((text) => readFields(readDifferences(text), first.config));
  const problems: LinkProblem[] = [first, ...others].flatMap(({ problems }) => problems);
  if (withs.length >= mostCompared)
    problems.push({ kind: "too-many-runs", received: withs.length + 1, maximum: mostCompared });
  return { configs: [first, ...others].map(({ config }) => config), problems };
}

function writeDifferences(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([field, value]) => `${field}:${value.replace(/[%,]/g, encodeURIComponent)}`).join();
}

function readDifferences(text: string): [field: string, value: string][] {
  if (text === "") return [];
  return text.split(",").map((part) => {
    const colon = part.indexOf(":");
    if (colon === -1) return [part, ""];
    return [part.slice(0, colon), decoded(part.slice(colon + 1))];
  });
}

/** A cut-off address can end within an escape: it is then quoted as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
