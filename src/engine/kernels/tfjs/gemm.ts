import { env, fused, matMul, reshape, type Tensor2D, type Tensor3D, tidy } from "@tensorflow/tfjs-core";
import type { Handle, Kernels } from "../backend";
import { compute } from "./compute";
import { perColumn, program } from "./program/program";
import type { Slots } from "./slots";

/** The bias in every row, for a product of nothing. */
const rowsOf = program("rowsOf", { inputs: { bias: perColumn }, result: "bias" });

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
      if (k === 0) return biasAlone(slots, m, n, bias, out);
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

function biasAlone(slots: Slots, m: number, n: number, bias: Handle | null, out: Handle): void {
  if (bias === null) slots.putConstant(out, 0);
  else compute(slots, rowsOf, { rows: m, columns: n, inputs: { bias }, out });
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
