import {
  type ConfigField,
  choices,
  type ParsedConfig,
  parseConfig,
  type RunConfig,
  ranges,
} from "../experiment/config";

/** The fields in which a run differs from another, with its own values as an address writes them. */
export function changedFields(config: RunConfig, from: RunConfig): [field: ConfigField, value: string][] {
  return ([...Object.keys(choices), ...Object.keys(ranges), "layers"] as ConfigField[])
    .filter((field) => config[field] !== from[field])
    .map((field) => [field, String(config[field])]);
}

/** Reads fields as an address writes them; those that are missing or can't be used are as in `from`. */
export function readFields(
  fields: Iterable<readonly [field: string, text: string]>,
  from: RunConfig,
): ParsedConfig {
  const { config, problems } = parseConfig(
    Object.fromEntries([
      ...Object.entries(from),
      ...[...fields].map(([field, text]) => [field, fieldValue(field, text)] as const),
    ]),
  );
  const ignored = new Set(problems.flatMap((problem) => ("field" in problem ? [problem.field] : [])));
  const kept = Object.entries(from).filter(([field]) => ignored.has(field));
  return { config: { ...config, ...Object.fromEntries(kept) }, problems };
}

/** What an address says of a field: a number where it should be one. */
export function fieldValue(field: string, text: string): string | number {
  if (!Object.hasOwn(ranges, field) && field !== "version") return text;
  const value = Number(text);
  // Text that is no number stays text, so that the message can quote it; Number("") would be 0.
  return text.trim() === "" || Number.isNaN(value) ? text : value;
}
