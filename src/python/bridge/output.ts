import type { Tensor } from "../../engine/tensor";
import type { CellOutput } from "../protocol";
import { histogramOf } from "./histogram";

const BINS = 60;

/** What a tensor shows as: the numbers are passed through for its moments, so that the histogram costs little. */
export function outputOf(tensor: Tensor, text: string, dtype: string): CellOutput {
  const { shape, size } = tensor;
  const plain = { kind: "tensor" as const, text, shape: [...shape], dtype, numel: size };
  const none = { min: null, max: null, mean: null, std: null, histogram: null };
  if (size === 0 || tensor.dtype === "bool") return { ...plain, ...none };
  const numbers = tensor.dtype === "float32" ? tensor.toFloat32Array() : tensor.toInt32Array();
  let [min, max, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const each of numbers) {
    if (each < min) min = each;
    if (each > max) max = each;
    sum += each;
  }
  const mean = sum / size;
  let squares = 0;
  for (const each of numbers) squares += (each - mean) ** 2;
  const finite = (x: number) => (Number.isFinite(x) ? x : null);
  const width = max > min ? 0 : 0.5;
  return {
    ...plain,
    min: finite(min),
    max: finite(max),
    mean: finite(mean),
    std: size > 1 ? finite(Math.sqrt(squares / (size - 1))) : null,
    histogram: Number.isFinite(max - min) ? histogramOf(numbers, BINS, min - width, max + width) : null,
  };
}
