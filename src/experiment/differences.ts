import type { ConfigField, RunConfig } from "./config";
import { type Initialisation, presetOf, presets } from "./presets";

/** One thing in which runs differ: a field, or the starting point, whose fields go together under a preset's name. */
export type Difference = { kind: "field"; field: ConfigField } | { kind: "preset" };

const presetFields = Object.keys(presets.naive) as (keyof Initialisation)[];

/** In what any of the runs differs from the first, in the order of the config's fields. */
export function differencesOf([first, ...others]: readonly RunConfig[]): Difference[] {
  const fields = (Object.keys(first) as (keyof RunConfig)[]).filter(
    (field) => field !== "version" && others.some((other) => other[field] !== first[field]),
  ) as ConfigField[];
  const isPreset = (field: ConfigField) => (presetFields as readonly string[]).includes(field);
  const haveNames = [first, ...others].every((config) => presetOf(config) !== null);
  if (!haveNames || !fields.some(isPreset)) return fields.map((field) => ({ kind: "field", field }));
  const rest = fields.filter((field) => !isPreset(field));
  return [{ kind: "preset" }, ...rest.map((field): Difference => ({ kind: "field", field }))];
}

/** Why two runs cannot have seen the same examples in the same order, as far as their configs tell. */
export type StreamDifference = "batch" | "seed" | "data" | "stream";

/** Everything that the list of examples is made of but the context, which makes them longer and not others. */
const dataFields = ["dataset", "encoding", "drawn", "shuffle"] as const satisfies ConfigField[];

/** null: by their configs, two runs draw the same minibatches. */
export function streamDifference(one: RunConfig, other: RunConfig): StreamDifference | null {
  if (dataFields.some((field) => one[field] !== other[field])) return "data";
  if (one.batchSize !== other.batchSize) return "batch";
  if (one.seed !== other.seed) return "seed";
  // With the weights' own stream, what is drawn for them comes before the first minibatch.
  if (one.minibatches !== other.minibatches || one.minibatches === "same-stream") return "stream";
  return null;
}
