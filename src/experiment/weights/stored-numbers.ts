import type { StoredTensor } from "./safetensors";
import { WeightsError } from "./weights-failure";

/** A stored tensor's numbers as float32. Throws WeightsError where there are none, and where one isn't finite. */
export function numbersOf(tensor: string, { dtype, bytes }: StoredTensor): Float32Array {
  const read = readers[dtype];
  if (!read) throw new WeightsError({ kind: "weights-dtype", tensor, dtype });
  // A copy, which starts where its type may start.
  const values = read(new Uint8Array(bytes).buffer);
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) throw new WeightsError({ kind: "weights-not-finite", tensor, index });
  return values;
}

/** Little-endian, as the machines are that browsers run on. */
const readers: Record<string, (buffer: ArrayBuffer) => Float32Array> = {
  F32: (buffer) => new Float32Array(buffer),
  F64: (buffer) => Float32Array.from(new Float64Array(buffer)),
  F16: (buffer) => Float32Array.from(new Uint16Array(buffer), ofHalf),
  // The upper half of a float32.
  BF16: (buffer) => new Float32Array(Uint32Array.from(new Uint16Array(buffer), (bits) => bits << 16).buffer),
  I64: (buffer) => Float32Array.from(new BigInt64Array(buffer), Number),
};

/** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
function ofHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -24 * fraction);
}
