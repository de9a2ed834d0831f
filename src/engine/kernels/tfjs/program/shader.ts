import type { Expression } from "./expression";
import type { Extent, Input, Program } from "./program";
import { guards, type ShadingLanguage, valueName, written } from "./shading-language";

const words = {
  glsl: {
    header: "float element(int row_, int column_)",
    value: "float",
    variable: "float",
    index: "int",
    toFloat: "float",
    toInteger: "int",
    constants: "",
  },
  wgsl: {
    header: "fn element(row_ : i32, column_ : i32) -> f32",
    value: "let",
    variable: "var",
    index: "var",
    toFloat: "f32",
    toInteger: "i32",
    constants: "uniforms.",
  },
} as const;

/** Names of what comes from outside: in_x holds the input x, at_x(row, column) reads it, k_x is the constant x. */
export const inputName = (name: string) => `in_${name}`;
export const readerName = (name: string) => `at_${name}`;
export const constantName = (name: string) => `k_${name}`;

/** The function element(row, column), the program's number at a place, in a GPU's language. */
export function elementFunction(program: Program, { count }: Extent, language: ShadingLanguage): string {
  const { header, value, variable, index, toFloat, toInteger, constants } = words[language];
  const place = (at: Expression) => {
    if (at.kind === "number") return String(at.value);
    if (at.kind === "name" && ["row", "column", "index"].includes(at.name)) return `${at.name}_`;
    return `${toInteger}(${written(at, language)})`;
  };
  const set = (name: string, to: string) => `${value} ${valueName(name)} = ${to};`;
  const read = ({ name, row, column }: Input) =>
    set(name, `${readerName(name)}(${place(row)}, ${place(column)})`);
  const folded = program.inputs.filter((input) => input.folded).map(read);
  const fixed = program.inputs.filter((input) => !input.folded).map(read);
  return [
    guards[language],
    `${header} {`,
    set("row", `${toFloat}(row_)`),
    set("column", `${toFloat}(column_)`),
    set("count", `${toFloat}(${count})`),
    ...program.constants.map((name) => set(name, constants + constantName(name))),
    ...fixed,
    ...program.folds.flatMap(({ name, initial, step }) => [
      `${variable} ${valueName(name)} = ${written(initial, language)};`,
      `for (${index} index_ = 0; index_ < ${count}; index_++) {`,
      set("index", `${toFloat}(index_)`),
      ...folded,
      `${valueName(name)} = ${written(step, language)};`,
      "}",
    ]),
    ...program.definitions.map(({ name, value }) => set(name, written(value, language))),
    `return ${written(program.result, language)};`,
    "}",
  ].join("\n");
}
