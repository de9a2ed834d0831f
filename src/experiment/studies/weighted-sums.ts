import { matmul } from "../../engine/ops/matmul";
import { Generator } from "../../engine/random/torch-generator";
import { scoped } from "../../engine/scope";
import { tensor } from "../../engine/tensor";
import type { Histogram } from "../frame";
import { histogram, moments } from "../telemetry";
import type { Study } from "./study";

export interface WeightedSumsParams {
  fanIn: number;
  seed: number;
}

/** y = x @ W, x being torch.randn(1000, fan_in) and W torch.randn(fan_in, 200), drawn in this order. */
export interface WeightedSums {
  fanIn: number;
  /** Standard deviations, unbiased as torch.std, of x, of W and of y. */
  xStd: number;
  weightStd: number;
  sumStd: number;
  /** Variance of all the products x[n, i]·W[i, j]; y[n, j] is the sum of fan_in of them. */
  productVariance: number;
  /** Of x over ±4, and of y over ±4·√fan_in. */
  x: Histogram;
  sums: Histogram;
}

/** How some sums y[k, k] grow: what they are after 0, …, fan_in products, thinned. */
export interface Walks {
  products: Int32Array;
  sums: Float32Array[];
}

/** Of the lecture's example: as many rows of x and columns of W. */
const ROWS = 1_000;
const COLUMNS = 200;
const WALKS = 24;
const WALK_POINTS = 160;
/** A multiple of 16, so that pieces put together are what one call of randn gives. */
const PIECE = 65_536;
const SPREAD = 4;

/** What a sum of fan_in products makes of the spread of its inputs. */
export const study: Study<WeightedSumsParams, WeightedSums> = async function* ({ fanIn, seed }) {
  const { x, weights, y } = yield* draw(fanIn, seed);
  const reach = SPREAD * Math.sqrt(fanIn);
  return {
    fanIn,
    xStd: moments(x).std,
    weightStd: moments(weights).std,
    sumStd: moments(y).std,
    productVariance: productVariance(x, weights, fanIn),
    x: histogram(x, -SPREAD, SPREAD),
    sums: histogram(y, -reach, reach),
  };
};

/** x [1000, fan_in], W [fan_in, 200] and y = x @ W, each row-major. */
export function* draw(fanIn: number, seed: number) {
  const generator = new Generator(seed);
  const x = yield* randn(generator, ROWS * fanIn);
  const weights = yield* randn(generator, fanIn * COLUMNS);
  const y = scoped(() =>
    matmul(tensor(x, [ROWS, fanIn]), tensor(weights, [fanIn, COLUMNS])).toFloat32Array(),
  );
  return { x, weights, y };
}

/** generator.randn(n) in pieces, with a pause between two of them. */
function* randn(generator: Generator, n: number) {
  const values = new Float32Array(n);
  for (let start = 0; start < n; ) {
    const left = n - start;
    // Fewer than 16 are drawn in another way: the last piece takes them along.
    const count = left < PIECE + 16 ? left : PIECE;
    values.set(generator.randn(count), start);
    start += count;
    yield { done: start / n / 2 };
  }
  return values;
}

/** E[p²] − E[p]² of the products p = x[n, i]·W[i, j]: their sums over n and over j are taken apart. */
function productVariance(x: Float32Array, weights: Float32Array, fanIn: number): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < fanIn; i++) {
    let [xSum, xSquares, weightSum, weightSquares] = [0, 0, 0, 0];
    for (let place = i; place < x.length; place += fanIn) {
      xSum += x[place];
      xSquares += x[place] ** 2;
    }
    for (let place = i * COLUMNS; place < (i + 1) * COLUMNS; place++) {
      weightSum += weights[place];
      weightSquares += weights[place] ** 2;
    }
    sum += xSum * weightSum;
    squares += xSquares * weightSquares;
  }
  const count = ROWS * fanIn * COLUMNS;
  return squares / count - (sum / count) ** 2;
}

/** Sums of different rows of x with different columns of W share no number: they are independent. */
export function walk(x: Float32Array, weights: Float32Array, fanIn: number): Walks {
  const points = Math.min(fanIn, WALK_POINTS);
  const products = Int32Array.from({ length: points + 1 }, (_, k) => Math.round((k * fanIn) / points));
  const sums = Array.from({ length: WALKS }, (_, k) => {
    const partial = new Float32Array(points + 1);
    let sum = 0;
    let point = 1;
    for (let i = 0; i < fanIn; i++) {
      sum += x[k * fanIn + i] * weights[i * COLUMNS + k];
      if (i + 1 === products[point]) partial[point++] = sum;
    }
    return partial;
  });
  return { products, sums };
}
