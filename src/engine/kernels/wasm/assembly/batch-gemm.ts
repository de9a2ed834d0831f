import { gemm } from "./gemm";

/**
 * C[i] = op(A[i])[M×K] · op(B[i])[K×N] for i < batch; the matrices of an operand lie `step` numbers apart, 0 when one
 * serves them all. transposeA: stored [K×M]. transposeB: stored [N×K]. Without products (K = 0) C is 0.
 */
export function batchGemm(
  batch: i32,
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aStep: i32,
  transposeA: bool,
  b: usize,
  bStep: i32,
  transposeB: bool,
  c: usize,
): void {
  const size = <usize>m * <usize>n * 4;
  for (let i = 0; i < batch; i++) {
    gemm(m, n, k, a, transposeA, b, transposeB, 0, c);
    a += <usize>aStep * 4;
    b += <usize>bStep * 4;
    c += size;
  }
}
