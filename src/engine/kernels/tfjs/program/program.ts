import { type Expression, parse } from "./expression";

/** The row and the column at which an input is read: expressions, such as "row", "index", "0", or an earlier input. */
export type Address = readonly [row: string, column: string];

/** As many as the output; one for all rows, one for all columns, one for all. */
export const each: Address = ["row", "column"];
export const perColumn: Address = ["0", "column"];
export const perRow: Address = ["row", "0"];
export const one: Address = ["0", "0"];

export interface Input {
  name: string;
  row: Expression;
  column: Expression;
  /** Whether it is read anew at each index of a fold. */
  folded: boolean;
}

/** A variable that starts as `initial` and becomes `step` at each index from 0 on: a sum, a maximum. */
export interface Fold {
  name: string;
  initial: Expression;
  step: Expression;
}

/** A name for what the result uses, perhaps more than once. */
export interface Definition {
  name: string;
  value: Expression;
}

/**
 * What every number of a matrix is computed as, on a GPU all of them at once. Expressions may use inputs and constants
 * by name, the number's `row` and `column`, the folds' `count` and, in a fold, its `index`.
 */
export interface Program {
  readonly name: string;
  readonly source: ProgramSource;
  readonly inputs: readonly Input[];
  readonly constants: readonly string[];
  readonly folds: readonly Fold[];
  readonly definitions: readonly Definition[];
  readonly result: Expression;
}

export interface ProgramSource {
  /** Those that say where another is read come before it. */
  inputs: Record<string, Address>;
  constants?: readonly string[];
  /** One after the other; a later one may use the earlier. */
  folds?: Record<string, { initial: string; step: string }>;
  definitions?: Record<string, string>;
  result: string;
}

export function program(name: string, source: ProgramSource): Program {
  const { constants = [], folds = {}, definitions = {}, result } = source;
  const inputs: Input[] = [];
  const changing = ["index"];
  for (const [name, address] of Object.entries(source.inputs)) {
    const [row, column] = address.map(parse);
    const folded = [row, column].some((place) => changing.some((each) => mentions(place, each)));
    if (folded) changing.push(name);
    inputs.push({ name, row, column, folded });
  }
  return {
    name,
    source,
    inputs,
    constants,
    folds: Object.entries(folds).map(([name, { initial, step }]) => ({
      name,
      initial: parse(initial),
      step: parse(step),
    })),
    definitions: Object.entries(definitions).map(([name, value]) => ({ name, value: parse(value) })),
    result: parse(result),
  };
}

/** The program in which these inputs hold one number everywhere: constants, which need no memory. */
export function withConstants({ name, source }: Program, constant: readonly string[]): Program {
  const inputs = Object.fromEntries(
    Object.entries(source.inputs).filter(([input]) => !constant.includes(input)),
  );
  const constants = [...(source.constants ?? []), ...constant];
  return program([name, ...constant].join("+"), { ...source, inputs, constants });
}

function mentions(expression: Expression, name: string): boolean {
  switch (expression.kind) {
    case "number":
      return false;
    case "name":
      return expression.name === name;
    case "negative":
      return mentions(expression.operand, name);
    case "operation":
      return mentions(expression.left, name) || mentions(expression.right, name);
    case "call":
      return expression.operands.some((operand) => mentions(operand, name));
    case "choice":
      return [expression.condition, expression.yes, expression.no].some((part) => mentions(part, name));
  }
}

/** How far a program runs: the output's rows and columns, and the indices of its folds. */
export interface Extent {
  rows: number;
  columns: number;
  count: number;
}

/** The shape of an input of `size` numbers: one of its lengths is known by its address, the other follows. */
export function inputShape({ name, row, column }: Input, size: number, extent: Extent): [number, number] {
  const columns = lengthAlong(column, extent);
  if (columns !== null) return [size / columns, columns];
  const rows = lengthAlong(row, extent);
  if (rows !== null) return [rows, size / rows];
  throw new Error(`neither the rows nor the columns of ${name} are known`);
}

function lengthAlong(place: Expression, { rows, columns, count }: Extent): number | null {
  if (place.kind === "number") return 1;
  if (place.kind !== "name") return null;
  return { row: rows, column: columns, index: count }[place.name] ?? null;
}
