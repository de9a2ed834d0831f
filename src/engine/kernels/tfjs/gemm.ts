import {
  env,
  fused,
  getBackend,
  matMul,
  reshape,
  type Tensor2D,
  type Tensor3D,
  tidy,
} from "@tensorflow/tfjs-core";
import type { Handle, Kernels } from "../backend";
import { compute } from "./compute";
import { type Program, perColumn, program } from "./program/program";
import type { Slots } from "./slots";

/** bias + op(a)·op(b), number by number; by whether a and b are transposed. */
function productOf(transposeA: boolean, transposeB: boolean): Program {
  return program(`product:${transposeA}:${transposeB}`, {
    inputs: {
      bias: perColumn,
      a: transposeA ? ["index", "row"] : ["row", "index"],
      b: transposeB ? ["column", "index"] : ["index", "column"],
    },
    folds: { total: { initial: "0", step: "total + a * b" } },
    result: "total + bias",
  });
}

const products = [false, true].map((transposeA) =>
  [false, true].map((transposeB) => productOf(transposeA, transposeB)),
);

/**
 * Up to so many multiplications, WebGPU computes each number of a product by itself: they cost less than the
 * workgroups of TensorFlow.js, which wait for one another.
 */
const SMALL_PRODUCT = 2 ** 20;

const columnSums = program("columnSum", {
  inputs: { x: ["index", "column"] },
  folds: { total: { initial: "0", step: "total + x" } },
  result: "total",
});

/** The shape in which an operand is stored. */
const stored = (rows: number, columns: number, transposed: boolean): [number, number] =>
  transposed ? [columns, rows] : [rows, columns];

export function gemmKernels(slots: Slots): Pick<Kernels, "gemm" | "batchGemm" | "columnSum"> {
  return {
    gemm(m, n, k, a, transposeA, b, transposeB, bias, out) {
      if (m * n === 0) return;
      if (k === 0 || (getBackend() === "webgpu" && m * n * k <= SMALL_PRODUCT)) {
        const none = slots.allocate(0);
        const inputs = { a, b, bias: bias ?? none };
        const product = products[Number(transposeA)][Number(transposeB)];
        compute(slots, product, { rows: m, columns: n, count: k, inputs, out });
        slots.free(none);
        return;
      }
      orderSums(k);
      const product = fused.matMul({
        a: slots.tensor(a, stored(m, k, transposeA)),
        b: slots.tensor(b, stored(k, n, transposeB)),
        transposeA,
        transposeB,
        ...(bias !== null && { bias: slots.tensor(bias, [1, n]) }),
      });
      slots.put(out, product as Tensor2D);
    },
    batchGemm(batch, m, n, k, a, aStep, transposeA, b, bStep, transposeB, out) {
      if (batch * m * n === 0) return;
      if (k === 0) return slots.putConstant(out, 0);
      orderSums(k);
      const operand = (handle: Handle, step: number, [rows, columns]: [number, number]) => {
        const count = step === 0 ? 1 : batch;
        return reshape(slots.tensor(handle, [count * rows, columns]), [count, rows, columns]) as Tensor3D;
      };
      const product = tidy(() => {
        const left = operand(a, aStep, stored(m, k, transposeA));
        const right = operand(b, bStep, stored(k, n, transposeB));
        return reshape(matMul(left, right, transposeA, transposeB), [batch * m, n]) as Tensor2D;
      });
      slots.put(out, product);
    },
    columnSum: (m, n, x, out) =>
      compute(slots, columnSums, { rows: 1, columns: n, count: m, inputs: { x }, out }),
  };
}

/** From here on TensorFlow.js may split a sum among workgroups that add to it as they finish. */
const SPLIT_FROM = 2000;
const CHOOSE_PROGRAM = -1;
const PACKED_PROGRAM = 3;

/** Has WebGPU add in the same order every time, so that a run repeats bit for bit. */
function orderSums(k: number): void {
  const flag = "WEBGPU_MATMUL_PROGRAM_TYPE";
  if (flag in env().getFlags() || k >= SPLIT_FROM) {
    env().set(flag, k >= SPLIT_FROM ? PACKED_PROGRAM : CHOOSE_PROGRAM);
  }
}
