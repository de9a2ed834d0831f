import { beforeEach, describe, expect, test } from "vitest";
import { Generator } from "../../../src/engine/random/torch-generator";
import { scoped } from "../../../src/engine/scope";
import { empty, tensor, useBackend } from "../../../src/engine/tensor";
import { kernelBuilds } from "../../kernel-builds";

/** float32's unit roundoff: half the distance from 1 to the next number. */
const UNIT = 2 ** -24;

/**
 * [m, n, k]: tiles of every height from 1 to 6 rows, 8 columns and fewer, and the blocks that are packed together
 * crossed: 256 products, 60 rows and 16 columns of such depth, and of shallower ones many more.
 */
const shapes: [number, number, number][] = [
  [1, 1, 1],
  [1, 30, 257],
  [4, 8, 256],
  [3, 7, 5],
  [32, 40, 256],
  [30, 256, 32],
  [5, 9, 257],
  [64, 16, 300],
  [65, 17, 513],
  [130, 33, 31],
  [2, 100, 3],
  [470, 9, 32],
  [4700, 3, 2],
  [3, 2100, 1],
];

/** Bytes that the heap leaves after every block: a vector's spill, and a cache line that may be read. */
const ROOM = 16 + 64;

describe.each(await kernelBuilds())("in the $name kernels,", (backend) => {
  beforeEach(() => useBackend(backend));

  test.each(shapes)("a product of %i×%i numbers can be the last in the memory: %i products", (m, n, k) => {
    scoped(() => {
      const [a, b] = [empty([m * k]).handle, empty([k * n]).handle];
      empty([m * n]); // the memory is large enough for the result
      const last = backend.memory().reserved - ROOM - m * n * 4;
      expect(() => backend.kernels.gemm(m, n, k, a, false, b, false, null, last)).not.toThrow();
    });
  });

  describe.each(shapes)("%i×%i numbers, each of %i products,", (m, n, k) => {
    test.each([
      { product: "A·B + bias", transposeA: false, transposeB: false, biased: true },
      { product: "A·Bᵀ", transposeA: false, transposeB: true, biased: false },
      { product: "Aᵀ·B", transposeA: true, transposeB: false, biased: false },
    ])("are within the rounding error of float32 sums: $product", ({ transposeA, transposeB, biased }) => {
      const random = new Generator(m * 10_000 + n * 100 + k);
      const [a, b, bias] = [random.randn(m * k), random.randn(k * n), random.randn(n)];
      const result = scoped(() => {
        const out = empty([m, n]);
        const [left, right] = [tensor(a, [m * k]).handle, tensor(b, [k * n]).handle];
        const start = biased ? tensor(bias, [n]).handle : null;
        backend.kernels.gemm(m, n, k, left, transposeA, right, transposeB, start, out.handle);
        return out.toFloat32Array();
      });
      const worst = result.reduce((most, value, at) => {
        const [i, j] = [Math.floor(at / n), at % n];
        let exact = biased ? bias[j]! : 0;
        let magnitude = Math.abs(exact);
        for (let p = 0; p < k; p++) {
          const product = a[transposeA ? p * m + i : i * k + p]! * b[transposeB ? j * k + p : p * n + j]!;
          exact += product;
          magnitude += Math.abs(product);
        }
        // |error| ≤ (k + 1)·u·Σ|terms| in whatever order the terms are added (Higham 2002, §3.1).
        return Math.max(most, Math.abs(value - exact) / ((k + 1) * UNIT * magnitude));
      }, 0);
      expect(worst).toBeLessThanOrEqual(1);
    });
  });
});
