import type { Expression } from "./expression";

/** WebGL's language, and WebGPU's. */
export type ShadingLanguage = "glsl" | "wgsl";

/** A program's name in a shader, where it can't meet a word of the language. */
export const valueName = (name: string) => `v_${name}`;

/** A GPU's own may turn NaN into a number, and a broken network would not show. */
const guarded = new Map<string, string>([
  ["exp", "exp_"],
  ["log", "log_"],
]);

export const guards: Record<ShadingLanguage, string> = {
  glsl: `
    float exp_(float x) { return isnan(x) ? x : exp(x); }
    float log_(float x) { return isnan(x) ? x : log(x); }`,
  wgsl: `
    fn exp_(x : f32) -> f32 { return select(exp(x), x, isnan(x)); }
    fn log_(x : f32) -> f32 { return select(log(x), x, isnan(x)); }`,
};

/** The expression in a GPU's own words. TensorFlow.js defines isnan in every shader. */
export function written(expression: Expression, language: ShadingLanguage): string {
  const inner = (each: Expression) => written(each, language);
  switch (expression.kind) {
    case "number":
      return floatLiteral(expression.value);
    case "name":
      return valueName(expression.name);
    case "negative":
      return `(-${inner(expression.operand)})`;
    case "operation":
      return `(${inner(expression.left)} ${expression.operator} ${inner(expression.right)})`;
    case "call":
      return `${guarded.get(expression.name) ?? expression.name}(${expression.operands.map(inner).join(", ")})`;
    case "choice": {
      const [condition, yes, no] = [expression.condition, expression.yes, expression.no].map(inner);
      return language === "glsl" ? `(${condition} ? ${yes} : ${no})` : `select(${no}, ${yes}, ${condition})`;
    }
  }
}

function floatLiteral(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
