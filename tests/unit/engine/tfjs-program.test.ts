import { describe, expect, test } from "vitest";
import { evaluator } from "../../../src/engine/kernels/tfjs/program/evaluate";
import { parse } from "../../../src/engine/kernels/tfjs/program/expression";
import {
  each,
  inputShape,
  perRow,
  program,
  withConstants,
} from "../../../src/engine/kernels/tfjs/program/program";
import { elementFunction } from "../../../src/engine/kernels/tfjs/program/shader";
import { written } from "../../../src/engine/kernels/tfjs/program/shading-language";

const result = (source: string, x = 0, y = 0) => evaluator(parse(source), ["x", "y"])(Float64Array.of(x, y));

describe("an expression", () => {
  test.each([
    ["1 + 2 * 3 - 4 / 8", 6.5],
    ["(1 + 2) * 3", 9],
    ["8 - 4 - 2", 2],
    ["8 / 4 / 2", 1],
    ["-2 * -3", 6],
    ["1.5e-2 * 1e2", 1.5],
    ["max(1, min(5, 3)) + abs(-2)", 5],
    ["trunc(-2.5) + sqrt(9)", 1],
  ])("means what it means in JavaScript: %s", (source, value) => {
    expect(result(source)).toBe(value);
  });

  test("chooses by conditions, one in the other", () => {
    const sign = "x > 0 ? 1 : x < 0 ? -1 : 0";
    expect([2, -2, 0].map((x) => result(sign, x))).toEqual([1, -1, 0]);
    expect(result("x == 1 && y != 1 || isnan(x) ? 1 : 0", Number.NaN, 1)).toBe(1);
    expect(result("x == 1 && y != 1 || isnan(x) ? 1 : 0", 1, 1)).toBe(0);
  });

  test("is refused where it can't be read", () => {
    for (const wrong of ["1 +", "(1", "1 2", "sin(1)", "a # b", "x ? 1", ")"]) {
      expect(() => parse(wrong), wrong).toThrow(SyntaxError);
    }
    expect(() => result("z")).toThrow("nothing is called z");
  });

  test("is written with the choice of each language, whole numbers as floats, names that are no words of it", () => {
    const source = parse("target > 0 ? 1 : -exp(x)");
    expect(written(source, "glsl")).toBe("((v_target > 0.0) ? 1.0 : (-exp_(v_x)))");
    expect(written(source, "wgsl")).toBe("select((-exp_(v_x)), 1.0, (v_target > 0.0))");
  });
});

const scaledRows = program("scaledRows", {
  inputs: { scale: perRow, x: each, pick: ["row", "index"] },
  constants: ["shift"],
  folds: { total: { initial: "0", step: "total + pick" } },
  result: "x * scale + total + shift",
});

describe("a program", () => {
  test("reads in a fold what changes with the index, and the rest once", () => {
    expect(scaledRows.inputs.map(({ name, folded }) => [name, folded])).toEqual([
      ["scale", false],
      ["x", false],
      ["pick", true],
    ]);
    const extent = { rows: 4, columns: 5, count: 7 };
    expect(
      scaledRows.inputs.map((input) =>
        inputShape(input, [4, 20, 28][scaledRows.inputs.indexOf(input)]!, extent),
      ),
    ).toEqual([
      [4, 1],
      [4, 5],
      [4, 7],
    ]);
  });

  test("also reads in the fold what is found by an input that changes with the index", () => {
    const chosen = program("chosen", {
      inputs: { at: ["index", "0"], x: ["index", "at"] },
      folds: { total: { initial: "0", step: "total + x" } },
      result: "total",
    });
    expect(chosen.inputs.every(({ folded }) => folded)).toBe(true);
  });

  test("takes an input that is the same everywhere as a constant", () => {
    const fixed = withConstants(scaledRows, ["scale"]);
    expect(fixed.inputs.map(({ name }) => name)).toEqual(["x", "pick"]);
    expect(fixed.constants).toEqual(["shift", "scale"]);
    const shader = elementFunction(fixed, { rows: 1, columns: 1, count: 3 }, "wgsl");
    expect(shader).toContain("let v_scale = uniforms.k_scale;");
    expect(shader).not.toContain("at_scale");
  });
});
