import type { Handle, Kernels } from "../../../src/engine/kernels/backend";
import { type Draw, floats, integers, type KernelCase } from "./kernel-case";

/** What ordinary numbers don't show. */
const extremes = [
  Number.NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  100,
  -100,
  30,
  -30,
  1e-4,
  -1e-4,
  1e-20,
  1e20,
  1,
  -1,
];

/** Numbers of size about 3, and the extremes. */
function wide(draw: Draw): Float32Array {
  const x = draw.normal(draw.size(300) + extremes.length, 3);
  x.set(extremes);
  return x;
}

type Call = (kernels: Kernels, blocks: Record<string, Handle>, n: number) => void;

function elementwise(
  inputs: { x: Float32Array | Int32Array } & KernelCase["inputs"],
  call: Call,
): KernelCase {
  const n = inputs.x.length;
  return { inputs, outputs: { out: n }, results: floats("out"), call: (k, b) => call(k, b, n) };
}

/** out = f(x). */
const unary = (call: Call) => (draw: Draw) => elementwise({ x: wide(draw) }, call);

/** out = f(x, dy), the gradient of f. */
const gradient = (call: Call) => (draw: Draw) => {
  const x = wide(draw);
  return elementwise({ x, dy: draw.normal(x.length) }, call);
};

/** The same by the output, which is `tidy`. */
const gradientOfOutput = (tidy: (value: number) => number, call: Call) => (draw: Draw) => {
  const x = draw.normal(draw.size(300)).map(tidy);
  return elementwise({ x, dy: draw.normal(x.length) }, call);
};

export const elementwiseCases = {
  fill: unary((k, b, n) => k.fill(n, -1.5, b.out)),
  copy: unary((k, b, n) => k.copy(n, b.x, b.out)),
  add: gradient((k, b, n) => k.add(n, b.x, b.dy, b.out)),
  mul: gradient((k, b, n) => k.mul(n, b.x, b.dy, b.out)),

  tanh: unary((k, b, n) => k.tanh(n, b.x, b.out)),
  tanhBackward: gradientOfOutput(Math.tanh, (k, b, n) => k.tanhBackward(n, b.x, b.dy, b.out)),
  sigmoid: unary((k, b, n) => k.sigmoid(n, b.x, b.out)),
  sigmoidBackward: gradientOfOutput(
    (value) => 1 / (1 + Math.exp(-value)),
    (k, b, n) => k.sigmoidBackward(n, b.x, b.dy, b.out),
  ),
  relu: unary((k, b, n) => k.relu(n, b.x, b.out)),
  reluBackward: gradientOfOutput(
    (value) => Math.max(value, 0),
    (k, b, n) => k.reluBackward(n, b.x, b.dy, b.out),
  ),
  leakyRelu: unary((k, b, n) => k.leakyRelu(n, b.x, 0.01, b.out)),
  leakyReluBackward: gradient((k, b, n) => k.leakyReluBackward(n, b.x, b.dy, 0.01, b.out)),
  elu: unary((k, b, n) => k.elu(n, b.x, 1.5, 1.05, b.out)),
  eluBackward: gradient((k, b, n) => k.eluBackward(n, b.x, b.dy, 1.5, 1.05, b.out)),
  gelu: unary((k, b, n) => k.gelu(n, b.x, b.out)),
  geluBackward: gradient((k, b, n) => k.geluBackward(n, b.x, b.dy, b.out)),
  geluTanh: unary((k, b, n) => k.geluTanh(n, b.x, b.out)),
  geluTanhBackward: gradientOfOutput(
    (value) => value, // of 1e20 the cube is infinite in float32 alone
    (k, b, n) => k.geluTanhBackward(n, b.x, b.dy, b.out),
  ),

  neg: unary((k, b, n) => k.neg(n, b.x, b.out)),
  abs: unary((k, b, n) => k.abs(n, b.x, b.out)),
  absBackward: gradient((k, b, n) => k.absBackward(n, b.x, b.dy, b.out)),
  sqrt: unary((k, b, n) => k.sqrt(n, b.x, b.out)),
  exp: unary((k, b, n) => k.exp(n, b.x, b.out)),
  log: unary((k, b, n) => k.log(n, b.x, b.out)),
  pow: (draw) => {
    const exponent = [-2, -1, -0.5, 0.3, 0.5, 1, 2, 3, 5][draw.size(9) - 1];
    return elementwise({ x: draw.normal(draw.size(300), 3) }, (k, b, n) => k.pow(n, b.x, exponent, b.out));
  },
  clamp: unary((k, b, n) => k.clamp(n, b.x, -1, 0.5, b.out)),
  clampBackward: gradient((k, b, n) => k.clampBackward(n, b.x, b.dy, -1, 0.5, b.out)),
  reciprocal: unary((k, b, n) => k.reciprocal(n, b.x, b.out)),
  inverseStd: (draw) =>
    elementwise({ x: draw.positive(draw.size(300)) }, (k, b, n) => k.inverseStd(n, b.x, 1e-5, b.out)),

  select: (draw) => {
    const x = wide(draw);
    const inputs = { x, mask: draw.mask(x.length), other: draw.normal(x.length) };
    return elementwise(inputs, (k, b, n) => k.select(n, b.mask, b.x, b.other, b.out));
  },
  toFloat: (draw) =>
    elementwise({ x: draw.integers(draw.size(300), 1e6, -1e6) }, (k, b, n) => k.toFloat(n, b.x, b.out)),
  toInteger: (draw) => ({
    ...elementwise({ x: draw.normal(draw.size(300), 1e4) }, (k, b, n) => k.toInteger(n, b.x, b.out)),
    results: integers("out"),
  }),
} satisfies Record<string, (draw: Draw) => KernelCase>;
