import type { Kernels } from "../backend";
import { computeEach } from "./compute";
import { each, type Program, program } from "./program/program";
import type { Slots } from "./slots";

const unary = (name: string, result: string) => program(name, { inputs: { x: each }, result });

const negated = unary("neg", "-x");
const magnitude = unary("abs", "abs(x)");
const root = unary("sqrt", "sqrt(x)");
const exponential = unary("exp", "exp(x)");

const logarithm = program("log", {
  inputs: { x: each },
  constants: ["nan", "infinity"],
  result: "x < 0 ? nan : x == 0 ? -infinity : log(x)",
});
const whole = unary("toInteger", "trunc(x)");

const absGradient = program("absBackward", {
  inputs: { x: each, dy: each },
  result: "x > 0 ? dy : x < 0 ? -dy : 0",
});

const limited = program("clamp", {
  inputs: { x: each },
  constants: ["low", "high"],
  definitions: { atLeast: "x < low ? low : x" },
  result: "atLeast > high ? high : atLeast",
});

const clampGradient = program("clampBackward", {
  inputs: { x: each, dy: each },
  constants: ["low", "high"],
  result: "x >= low && x <= high ? dy : 0",
});

const chosen = program("select", {
  inputs: { a: each, b: each, condition: each },
  result: "condition == 0 ? b : a",
});

/** Of a number below 0 only whole powers exist. */
const anyPower = program("pow", {
  inputs: { x: each },
  constants: ["exponent", "negative"],
  definitions: { magnitude: "pow(abs(x), exponent)" },
  result: "isnan(x) ? x : x < 0 ? negative * magnitude : magnitude",
});

/** By products, without the rounding of logarithms. */
const easyPowers = new Map<number, Program>([
  [-1, unary("pow-1", "1 / x")],
  [-0.5, unary("pow-0.5", "1 / sqrt(x)")],
  [0.5, unary("pow0.5", "sqrt(x)")],
  [1, unary("pow1", "x")],
  [2, unary("pow2", "x * x")],
  [3, unary("pow3", "x * x * x")],
]);

/** The sign of a negative number's power. */
function signOfPower(exponent: number): number {
  if (!Number.isInteger(exponent)) return Number.NaN;
  return exponent % 2 === 0 ? 1 : -1;
}

type UnaryKernel =
  | "neg"
  | "abs"
  | "absBackward"
  | "sqrt"
  | "exp"
  | "log"
  | "pow"
  | "clamp"
  | "clampBackward"
  | "select"
  | "toFloat"
  | "toInteger";

export function unaryKernels(slots: Slots): Pick<Kernels, UnaryKernel> {
  return {
    neg: (n, x, out) => computeEach(slots, negated, n, { inputs: { x }, out }),
    abs: (n, x, out) => computeEach(slots, magnitude, n, { inputs: { x }, out }),
    absBackward: (n, x, dy, out) => computeEach(slots, absGradient, n, { inputs: { x, dy }, out }),
    sqrt: (n, x, out) => computeEach(slots, root, n, { inputs: { x }, out }),
    exp: (n, x, out) => computeEach(slots, exponential, n, { inputs: { x }, out }),
    log: (n, x, out) =>
      computeEach(slots, logarithm, n, {
        inputs: { x },
        constants: { nan: Number.NaN, infinity: Infinity },
        out,
      }),
    pow(n, x, exponent, out) {
      const easy = easyPowers.get(exponent);
      if (easy) return computeEach(slots, easy, n, { inputs: { x }, out });
      const constants = { exponent, negative: signOfPower(exponent) };
      computeEach(slots, anyPower, n, { inputs: { x }, constants, out });
    },
    clamp: (n, x, low, high, out) =>
      computeEach(slots, limited, n, { inputs: { x }, constants: { low, high }, out }),
    clampBackward: (n, x, dy, low, high, out) =>
      computeEach(slots, clampGradient, n, { inputs: { x, dy }, constants: { low, high }, out }),
    select(n, condition, a, b, out) {
      if (slots.holdsIntegers(a) || slots.holdsIntegers(b)) {
        const [mask, yes, no] = [condition, a, b].map((handle) => slots.integers(handle));
        slots.putValues(
          out,
          mask.map((holds, i) => (holds ? yes[i] : no[i])),
        );
        return;
      }
      const integer = slots.isInteger(a);
      computeEach(slots, chosen, n, { inputs: { condition, a, b }, out, integer });
    },
    toFloat(n, x, out) {
      if (slots.holdsIntegers(x)) slots.putValues(out, Float32Array.from(slots.integers(x)));
      else computeEach(slots, easyPowers.get(1)!, n, { inputs: { x }, out });
    },
    toInteger: (n, x, out) => computeEach(slots, whole, n, { inputs: { x }, out, integer: true }),
  };
}
