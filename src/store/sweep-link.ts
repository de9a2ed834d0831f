import { defaultConfig, parseConfig } from "../experiment/config";
import {
  type Measure,
  measures,
  mostValues,
  preparedAxis,
  preparedSweeps,
  type SweepAxis,
  type SweepField,
  type SweepSpec,
  sweepFields,
  sweepSteps,
} from "../experiment/sweep";
import { changedFields, fieldValue, readFields } from "./config-fields";
import type { LinkProblem } from "./link";

const own = ["x", "y", "for", "show"];

/**
 * A sweep in an address: the fields that all cells share, as the Lab's, and `x=gain:0.5,1,2`, perhaps
 * `y=hiddenLayers:2,4`, `for=1000`, `show=saturation`.
 */
export function writeSweep({ config, x, y, steps, shown }: SweepSpec): [name: string, value: string][] {
  return [
    ...changedFields(config, defaultConfig),
    ["x", writeAxis(x)],
    ...(y ? [["y", writeAxis(y)] as [string, string]] : []),
    ["for", String(steps)],
    ["show", shown],
  ];
}

export function readSweep(query: URLSearchParams): { sweep: SweepSpec; problems: LinkProblem[] } {
  const { config, problems: refused } = readFields(
    [...query].filter(([name]) => !own.includes(name)),
    defaultConfig,
  );
  const sweep: SweepSpec = { ...preparedSweeps.gain(config), shown: "loss" };
  const problems: LinkProblem[] = [...refused];

  const x = query.get("x");
  if (x !== null) sweep.x = readAxis(x, problems) ?? sweep.x;
  const y = query.get("y");
  if (y !== null) sweep.y = readAxis(y, problems);
  if (sweep.y?.field === sweep.x.field) {
    problems.push({ kind: "swept-twice", field: sweep.x.field });
    sweep.y = null;
  }

  const steps = query.get("for");
  if (steps !== null) {
    const { min, max } = sweepSteps;
    const value = Number(steps);
    if (Number.isInteger(value) && value >= min && value <= max) sweep.steps = value;
    else problems.push({ kind: "sweep-steps", received: steps, min, max });
  }
  const shown = query.get("show");
  if (shown !== null) {
    if (isMeasure(shown)) sweep.shown = shown;
    else problems.push({ kind: "unknown-measure", received: shown });
  }
  return { sweep, problems };
}

function writeAxis({ field, values }: SweepAxis): string {
  return `${field}:${values.join()}`;
}

/** Values that can't be used are left out and reported; an axis without any takes the values prepared for its field. */
function readAxis(text: string, problems: LinkProblem[]): SweepAxis | null {
  const colon = text.indexOf(":");
  const field = colon === -1 ? text : text.slice(0, colon);
  if (!isSweepField(field)) {
    problems.push({ kind: "not-swept", field });
    return null;
  }
  const texts = colon === -1 ? [] : text.slice(colon + 1).split(",");
  const read = texts.map((part) => fieldValue(field, part));
  const refused = new Set<unknown>();
  for (const value of read) {
    const { problems: found } = parseConfig({ [field]: value });
    if (found.length > 0) refused.add(value);
    problems.push(...found);
  }
  const values = [...new Set(read)].filter((value) => !refused.has(value));
  if (values.length > mostValues)
    problems.push({ kind: "too-many-values", received: values.length, maximum: mostValues });
  return values.length === 0 ? preparedAxis(field) : { field, values: values.slice(0, mostValues) };
}

const isSweepField = (field: string): field is SweepField => sweepFields.includes(field as SweepField);
const isMeasure = (text: string): text is Measure => measures.includes(text as Measure);
