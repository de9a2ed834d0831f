import { describe, expect, test } from "vitest";
import { readSafetensors, writeSafetensors } from "../../../../src/experiment/weights/safetensors";
import { numbersOf } from "../../../../src/experiment/weights/stored-numbers";
import { WeightsError, type WeightsFailure } from "../../../../src/experiment/weights/weights-failure";

/** A file by hand: a header, which may be no JSON, and so many bytes of data. */
function fileOf(header: unknown, dataBytes: number, length?: number): Uint8Array {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(length ?? text.length), true);
  file.set(text, 8);
  return file;
}

function failureOf(file: Uint8Array): WeightsFailure | null {
  try {
    for (const [name, tensor] of readSafetensors(file).tensors) numbersOf(name, tensor);
    return null;
  } catch (error) {
    if (error instanceof WeightsError) return error.failure;
    throw error;
  }
}

const f32 = (shape: number[], start: number, end: number) => ({
  dtype: "F32",
  shape,
  data_offsets: [start, end],
});

test("what is written is read again: names of any alphabet, shapes, numbers, metadata", () => {
  const file = writeSafetensors(
    [
      { name: "γ1", shape: [2], values: Float32Array.of(1, -0) },
      { name: "W1", shape: [1, 3], values: Float32Array.of(0.1, 1e-38, -3.4e38) },
      { name: "s", shape: [], values: Float32Array.of(7) },
      { name: "none", shape: [0, 4], values: new Float32Array(0) },
    ],
    { format: "pt", who: "Ñandú" },
  );
  expect(new DataView(file.buffer).getBigUint64(0, true) % 8n).toBe(0n);
  const { metadata, tensors } = readSafetensors(file);
  expect(metadata).toEqual({ format: "pt", who: "Ñandú" });
  const read = [...tensors].map(([name, tensor]) => [name, tensor.shape, [...numbersOf(name, tensor)]]);
  expect(read).toHaveLength(4);
  expect(read).toEqual(
    expect.arrayContaining([
      ["γ1", [2], [1, -0]],
      ["W1", [1, 3], [...Float32Array.of(0.1, 1e-38, -3.4e38)]],
      ["s", [], [7]],
      ["none", [0, 4], []],
    ]),
  );
});

test("numbers of half precision: normal, subnormal, negative zero, the largest", () => {
  const half = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x8000, 0x7bff, 0x3555);
  const tensor = { dtype: "F16", shape: [6], bytes: new Uint8Array(half.buffer) };
  expect([...numbersOf("h", tensor)]).toEqual([1, -2, 2 ** -24, -0, 65504, 0.333251953125]);
});

test("int64, and numbers that start anywhere in the file", () => {
  const bytes = new Uint8Array(17);
  bytes.set(new Uint8Array(BigInt64Array.of(-3n, 2n ** 40n).buffer), 1);
  const tensor = { dtype: "I64", shape: [2], bytes: bytes.subarray(1) };
  expect([...numbersOf("n", tensor)]).toEqual([-3, 2 ** 40]);
});

describe("a file that is none, or a broken one, is refused:", () => {
  const notOne: WeightsFailure = { kind: "weights-not-safetensors" };
  const whole = fileOf({ a: f32([2], 0, 8) }, 8);
  const inconsistent: WeightsFailure = { kind: "weights-inconsistent", tensor: "a" };
  test.each<[string, Uint8Array, WeightsFailure]>([
    ["nothing in it", new Uint8Array(0), notOne],
    ["seven bytes", new Uint8Array(7), notOne],
    ["a text", new TextEncoder().encode("Buenos Aires\nCórdoba\nRosario\n"), notOne],
    ["a zip, as torch.save writes", Uint8Array.from([0x50, 0x4b, 3, 4, ...new Array(60).fill(0)]), notOne],
    ["a header longer than the format allows", fileOf("{}", 0, 100_000_001), notOne],
    ["a length beyond 2⁵³", fileOf("{}", 0, 2 ** 62), notOne],
    ["a header that is no JSON", fileOf('{"a":', 0), notOne],
    ["a header that is a list", fileOf("[1]", 0), notOne],
    ["a header that is no UTF-8", fileOf("{}", 0).map((byte, i) => (i === 9 ? 0xff : byte)), notOne],
    ["data after the last tensor", fileOf({ a: f32([1], 0, 4) }, 8), notOne],
    [
      "a header that is cut",
      whole.subarray(0, 20),
      { kind: "weights-truncated", expectedBytes: whole.length - 8, receivedBytes: 20 },
    ],
    [
      "data that are cut",
      whole.subarray(0, -3),
      { kind: "weights-truncated", expectedBytes: whole.length, receivedBytes: whole.length - 3 },
    ],
    ["tensors that overlap", fileOf({ b: f32([2], 0, 8), a: f32([1], 4, 8) }, 8), inconsistent],
    ["a hole between tensors", fileOf({ b: f32([1], 0, 4), a: f32([1], 8, 12) }, 12), inconsistent],
    ["a place that ends before it begins", fileOf({ a: f32([1], 4, 0) }, 4), inconsistent],
    ["a place too small for the shape", fileOf({ a: f32([2, 2], 0, 8) }, 8), inconsistent],
    ["a shape beyond all numbers", fileOf({ a: f32([2 ** 52, 2 ** 52], 0, 4) }, 4), inconsistent],
    ["a negative length", fileOf({ a: f32([-1], 0, 4) }, 4), inconsistent],
    ["no shape", fileOf({ a: { dtype: "F32", data_offsets: [0, 4] } }, 4), inconsistent],
    ["a tensor that is a number", fileOf({ a: 3 }, 0), inconsistent],
    [
      "a type that the format hasn't",
      fileOf({ a: { ...f32([1], 0, 4), dtype: "F31" } }, 4),
      { kind: "weights-dtype", tensor: "a", dtype: "F31" },
    ],
    [
      "a type that weights aren't of",
      fileOf({ a: { ...f32([4], 0, 4), dtype: "U8" } }, 4),
      { kind: "weights-dtype", tensor: "a", dtype: "U8" },
    ],
    [
      "NaN among the numbers",
      writeSafetensors([{ name: "a", shape: [3], values: Float32Array.of(1, 2, Number.NaN) }], {}),
      { kind: "weights-not-finite", tensor: "a", index: 2 },
    ],
  ])("%s", (_, file, failure) => {
    expect(failureOf(file)).toEqual(failure);
  });

  test("a float64 beyond float32", () => {
    const bytes = new Uint8Array(Float64Array.of(1e300).buffer);
    expect(() => numbersOf("a", { dtype: "F64", shape: [1], bytes })).toThrow("weights-not-finite");
  });
});
