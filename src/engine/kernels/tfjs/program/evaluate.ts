import type { Expression, FunctionName, Operator } from "./expression";

/** The value of an expression, given those of its names. A truth value is 1 or 0. */
export type Evaluate = (values: Float64Array) => number;

const operators: Record<Operator, (a: number, b: number) => number> = {
  "||": (a, b) => a || b,
  "&&": (a, b) => a && b,
  "==": (a, b) => Number(a === b),
  "!=": (a, b) => Number(a !== b),
  "<=": (a, b) => Number(a <= b),
  ">=": (a, b) => Number(a >= b),
  "<": (a, b) => Number(a < b),
  ">": (a, b) => Number(a > b),
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
};

const functions: Record<FunctionName, (a: number, b: number) => number> = {
  abs: Math.abs,
  exp: Math.exp,
  isnan: (a) => Number(Number.isNaN(a)),
  log: Math.log,
  max: Math.max,
  min: Math.min,
  pow: Math.pow,
  sqrt: Math.sqrt,
  trunc: Math.trunc,
};

/** `expression` as a function; `names` says where each name's value is. */
export function evaluator(expression: Expression, names: readonly string[]): Evaluate {
  const inner = (each: Expression) => evaluator(each, names);
  switch (expression.kind) {
    case "number":
      return () => expression.value;
    case "name": {
      const at = names.indexOf(expression.name);
      if (at < 0) throw new ReferenceError(`nothing is called ${expression.name}`);
      return (values) => values[at];
    }
    case "negative": {
      const operand = inner(expression.operand);
      return (values) => -operand(values);
    }
    case "operation": {
      const [left, right] = [inner(expression.left), inner(expression.right)];
      const apply = operators[expression.operator];
      return (values) => apply(left(values), right(values));
    }
    case "call": {
      const apply = functions[expression.name];
      const [first, second] = expression.operands.map(inner);
      return second ? (values) => apply(first(values), second(values)) : (values) => apply(first(values), 0);
    }
    case "choice": {
      const [condition, yes, no] = [expression.condition, expression.yes, expression.no].map(inner);
      return (values) => (condition(values) ? yes(values) : no(values));
    }
  }
}
