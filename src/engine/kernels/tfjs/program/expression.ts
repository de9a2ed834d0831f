/**
 * What a program computes with: real numbers, and within a condition truth values. The words of the language are those
 * that GLSL, WGSL and JavaScript have in common, but for `c ? a : b`.
 */
export type Expression =
  | { kind: "number"; value: number }
  | { kind: "name"; name: string }
  | { kind: "negative"; operand: Expression }
  | { kind: "operation"; operator: Operator; left: Expression; right: Expression }
  | { kind: "call"; name: FunctionName; operands: Expression[] }
  | { kind: "choice"; condition: Expression; yes: Expression; no: Expression };

/** From the loosest binding to the tightest. */
const precedence = [["||"], ["&&"], ["==", "!=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/"]] as const;
export type Operator = (typeof precedence)[number][number];

export const functionNames = ["abs", "exp", "isnan", "log", "max", "min", "pow", "sqrt", "trunc"] as const;
export type FunctionName = (typeof functionNames)[number];

const token = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z]\w*)|(\|\||&&|==|!=|<=|>=|[-+*/<>?:(),]))/y;

/** Reads `source`, such as "x > 0 ? x : slope * x". */
export function parse(source: string): Expression {
  const tokens = split(source);
  const result = choice(tokens);
  if (tokens.length > 0) throw new SyntaxError(`"${tokens[0]}" is too much in "${source}"`);
  return result;
}

function split(source: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const end = source.trimEnd().length;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const match = token.exec(source);
    if (!match) throw new SyntaxError(`"${source.slice(from)}" can't be read`);
    tokens.push(match[1] ?? match[2] ?? match[3]);
  }
  return tokens;
}

function choice(tokens: string[]): Expression {
  const condition = operation(tokens, 0);
  if (tokens[0] !== "?") return condition;
  take(tokens, "?");
  const yes = choice(tokens);
  take(tokens, ":");
  return { kind: "choice", condition, yes, no: choice(tokens) };
}

function operation(tokens: string[], level: number): Expression {
  if (level === precedence.length) return operand(tokens);
  let left = operation(tokens, level + 1);
  const operators: readonly string[] = precedence[level];
  while (operators.includes(tokens[0])) {
    const operator = tokens.shift() as Operator;
    left = { kind: "operation", operator, left, right: operation(tokens, level + 1) };
  }
  return left;
}

function operand(tokens: string[]): Expression {
  const first = tokens.shift();
  if (first === undefined) throw new SyntaxError("an operand is missing at the end");
  if (first === "-") return { kind: "negative", operand: operand(tokens) };
  if (first === "(") {
    const inner = choice(tokens);
    take(tokens, ")");
    return inner;
  }
  if (/^\d/.test(first)) return { kind: "number", value: Number(first) };
  if (!/^[A-Za-z]/.test(first)) throw new SyntaxError(`unexpected "${first}"`);
  return tokens[0] === "(" ? call(first, tokens) : { kind: "name", name: first };
}

function call(name: string, tokens: string[]): Expression {
  const known = functionNames.find((each) => each === name);
  if (!known) throw new SyntaxError(`no function "${name}"`);
  const operands: Expression[] = [];
  do {
    tokens.shift();
    operands.push(choice(tokens));
  } while (tokens[0] === ",");
  take(tokens, ")");
  return { kind: "call", name: known, operands };
}

function take(tokens: string[], wanted: string): void {
  const found = tokens.shift();
  if (found !== wanted) throw new SyntaxError(`"${wanted}" expected instead of "${found ?? "the end"}"`);
}
