import { record } from "../autograd";
import { Refusal } from "../refusal";
import { broadcastShapes } from "../shape";
import { type Tensor, tensor } from "../tensor";
import { repeat } from "./broadcast";
import { erf, erfc, erfinv } from "./error-function";
import { digamma, lgamma, trigamma } from "./gamma-function";
import { promoteTypes, to } from "./to";

/** A function of a number, and its derivative given x and y = f(x). */
interface Curve {
  value(x: number): number;
  slope(x: number, y: number): number;
}

const LN2 = Math.LN2;
const LN10 = Math.LN10;

/** What has no kernel, for it stands in no training loop of the lesson: computed number by number, in double. */
const curves = {
  sin: { value: Math.sin, slope: (x) => Math.cos(x) },
  cos: { value: Math.cos, slope: (x) => -Math.sin(x) },
  tan: { value: Math.tan, slope: (_, y) => 1 + y * y },
  asin: { value: Math.asin, slope: (x) => 1 / Math.sqrt(1 - x * x) },
  acos: { value: Math.acos, slope: (x) => -1 / Math.sqrt(1 - x * x) },
  atan: { value: Math.atan, slope: (x) => 1 / (1 + x * x) },
  sinh: { value: Math.sinh, slope: (x) => Math.cosh(x) },
  cosh: { value: Math.cosh, slope: (x) => Math.sinh(x) },
  asinh: { value: Math.asinh, slope: (x) => 1 / Math.sqrt(x * x + 1) },
  acosh: { value: Math.acosh, slope: (x) => 1 / Math.sqrt(x * x - 1) },
  atanh: { value: Math.atanh, slope: (x) => 1 / (1 - x * x) },
  erf: { value: erf, slope: (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) },
  erfc: { value: erfc, slope: (x) => (-2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) },
  erfinv: { value: erfinv, slope: (_, y) => (Math.sqrt(Math.PI) / 2) * Math.exp(y * y) },
  lgamma: { value: lgamma, slope: digamma },
  digamma: { value: digamma, slope: trigamma },
  log2: { value: Math.log2, slope: (x) => 1 / (x * LN2) },
  log10: { value: Math.log10, slope: (x) => 1 / (x * LN10) },
  log1p: { value: Math.log1p, slope: (x) => 1 / (1 + x) },
  expm1: { value: Math.expm1, slope: (_, y) => y + 1 },
  exp2: { value: (x) => 2 ** x, slope: (_, y) => y * LN2 },
  rsqrt: { value: (x) => 1 / Math.sqrt(x), slope: (_, y) => -0.5 * y ** 3 },
  reciprocal: { value: (x) => 1 / x, slope: (_, y) => -y * y },
  softplus: { value: (x) => (x > 20 ? x : Math.log1p(Math.exp(x))), slope: (x) => 1 / (1 + Math.exp(-x)) },
  silu: {
    value: (x) => x / (1 + Math.exp(-x)),
    slope: (x) => {
      const s = 1 / (1 + Math.exp(-x));
      return s * (1 + x * (1 - s));
    },
  },
  sign: { value: Math.sign, slope: () => 0 },
  floor: { value: Math.floor, slope: () => 0 },
  ceil: { value: Math.ceil, slope: () => 0 },
  trunc: { value: Math.trunc, slope: () => 0 },
  round: { value: roundHalfEven, slope: () => 0 },
} satisfies Record<string, Curve>;

export type CurveName = keyof typeof curves;

/** Of an integer they stay what they are. */
const whole = new Set<CurveName>(["sign", "floor", "ceil", "trunc", "round"]);

/** torch.sin and so on, elementwise; float32 even of integers, but for what rounds. dx = f′(x)·dy. */
export function pointwise(name: CurveName, x: Tensor): Tensor {
  const { value, slope }: Curve = curves[name];
  if (whole.has(name) && x.dtype !== "float32") {
    return name === "sign" ? tensor(to(x, "int32").toInt32Array().map(Math.sign), x.shape) : x.copy();
  }
  const source = to(x, "float32");
  const y = tensor(source.toFloat32Array().map(value), x.shape);
  return record(name, y, [x], [source, y], (dy) => {
    const [xs, ys] = [source.toFloat32Array(), y.toFloat32Array()];
    return [
      tensor(
        dy.toFloat32Array().map((each, i) => each * slope(xs[i], ys[i])),
        x.shape,
      ),
    ];
  });
}

const pairs = {
  floor_divide: (a: number, b: number) => Math.floor(a / b),
  remainder: (a: number, b: number) => a - Math.floor(a / b) * b,
  bitwise_and: (a: number, b: number) => a & b,
  bitwise_or: (a: number, b: number) => a | b,
  bitwise_xor: (a: number, b: number) => a ^ b,
  shift_left: (a: number, b: number) => a * 2 ** b,
  shift_right: (a: number, b: number) => a >> b,
  atan2: Math.atan2,
  power: (a: number, b: number) => a ** b,
};

export type PairName = keyof typeof pairs;

/** torch.floor_divide and so on, elementwise with broadcasting; not recorded. */
export function pairwise(name: PairName, a: Tensor, b: Tensor): Tensor {
  const shape = broadcastShapes(name, a.shape, b.shape);
  const dtype = name === "atan2" ? "float32" : promoteTypes(a.dtype, b.dtype);
  const of = pairs[name];
  const [left, right] = [numbers(repeat(to(a, dtype), shape)), numbers(repeat(to(b, dtype), shape))];
  if (name === "floor_divide" || name === "remainder") {
    if (dtype !== "float32" && right.includes(0)) throw new Refusal(name, "ZeroDivisionError", [a, b]);
  }
  const made = Array.from(left, (each, i) => of(each, right[i]));
  if (dtype === "int32" && made.some((each) => Math.abs(each) >= 2 ** 31)) {
    throw new Refusal(name, "integers have 32 bits here", [a, b], "OverflowError");
  }
  return tensor(
    dtype === "float32" ? Float32Array.from(made) : Int32Array.from(made),
    shape,
    dtype === "bool" ? "bool" : undefined,
  );
}

function numbers(x: Tensor): Float32Array | Int32Array {
  return x.dtype === "float32" ? x.toFloat32Array() : x.toInt32Array();
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  if (x - floor !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}
