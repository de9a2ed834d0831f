import { sizeOf } from "../../engine/shape";
import type { Shape } from "../../engine/tensor";
import { WeightsError } from "./weights-failure";

// https://github.com/huggingface/safetensors#format: the length of the header as a little-endian uint64; the header,
// JSON that may end in spaces; then the tensors' numbers, little-endian, one after another without holes.

/** A tensor as the file holds it. */
export interface StoredTensor {
  /** As the format writes it: "F32", "BF16". */
  dtype: string;
  shape: Shape;
  bytes: Uint8Array;
}

export interface Safetensors {
  metadata: Record<string, string>;
  tensors: Map<string, StoredTensor>;
}

const bytesOf: Record<string, number> = {
  ...{ BOOL: 1, U8: 1, I8: 1, F8_E4M3: 1, F8_E5M2: 1 },
  ...{ U16: 2, I16: 2, F16: 2, BF16: 2 },
  ...{ U32: 4, I32: 4, F32: 4 },
  ...{ U64: 8, I64: 8, F64: 8 },
};
const LENGTH_BYTES = 8;
/** The format's own limit. */
const LONGEST_HEADER = 100_000_000;
const ALIGNMENT = 8;

/** Throws WeightsError. The tensors' bytes are the file's own, not copies. */
export function readSafetensors(file: Uint8Array): Safetensors {
  const { header, data } = split(file);
  const { __metadata__: metadata = {}, ...entries } = header;
  const tensors = new Map<string, StoredTensor>();
  let end = 0;
  for (const [name, entry] of inOrder(entries)) {
    const { dtype, shape, data_offsets: offsets } = entry;
    if (offsets[0] !== end || offsets[1] - offsets[0] !== sizeOf(shape) * bytesOf[dtype]) {
      throw new WeightsError({ kind: "weights-inconsistent", tensor: name });
    }
    end = offsets[1];
    tensors.set(name, { dtype, shape, bytes: data.subarray(...offsets) });
  }
  if (end > data.length) {
    const start = file.length - data.length;
    throw new WeightsError({
      kind: "weights-truncated",
      expectedBytes: start + end,
      receivedBytes: file.length,
    });
  }
  if (end < data.length) throw new WeightsError({ kind: "weights-not-safetensors" });
  return { metadata: textsOf(metadata), tensors };
}

/** float32 tensors in the order given, as `safetensors.torch.load_file` reads them. */
export function writeSafetensors(
  tensors: readonly { name: string; shape: Shape; values: Float32Array }[],
  metadata: Record<string, string>,
): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = tensors.map(({ name, shape, values }) => {
    const start = end;
    end += values.byteLength;
    return [name, { dtype: "F32", shape, data_offsets: [start, end] }];
  });
  const text = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const json = new TextEncoder().encode(text);
  const headerBytes = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(LENGTH_BYTES + headerBytes + end).fill(0x20, 0, LENGTH_BYTES + headerBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.set(json, LENGTH_BYTES);
  let at = LENGTH_BYTES + headerBytes;
  for (const { values } of tensors) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return file;
}

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

function split(file: Uint8Array): { header: Record<string, unknown>; data: Uint8Array } {
  const refuse = () => new WeightsError({ kind: "weights-not-safetensors" });
  if (file.length < LENGTH_BYTES) throw refuse();
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const start = LENGTH_BYTES + length;
  // Any eight bytes are a length: only what starts as a header does is a file that was cut.
  if (length < 2 || length > LONGEST_HEADER || (file[LENGTH_BYTES] ?? 0x7b) !== 0x7b) throw refuse();
  if (start > file.length) {
    throw new WeightsError({
      kind: "weights-truncated",
      expectedBytes: start,
      receivedBytes: file.length,
    });
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(file.subarray(LENGTH_BYTES, start));
    const header: unknown = JSON.parse(text);
    if (!isRecord(header)) throw refuse();
    return { header, data: file.subarray(start) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw refuse();
    throw error;
  }
}

/** The header's tensors as they lie in the file. */
function inOrder(entries: Record<string, unknown>): [string, Entry][] {
  const checked = Object.entries(entries).map(([name, entry]): [string, Entry] => {
    if (!isEntry(entry)) throw new WeightsError({ kind: "weights-inconsistent", tensor: name });
    if (!Object.hasOwn(bytesOf, entry.dtype)) {
      throw new WeightsError({ kind: "weights-dtype", tensor: name, dtype: entry.dtype });
    }
    return [name, entry];
  });
  return checked.sort(
    ([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1],
  );
}

function isEntry(entry: unknown): entry is Entry {
  if (!isRecord(entry)) return false;
  const { dtype, shape, data_offsets: offsets } = entry;
  return typeof dtype === "string" && areCounts(shape) && areCounts(offsets) && offsets.length === 2;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const areCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);

/** Metadata are texts by the format; what is none is left out. */
function textsOf(metadata: unknown): Record<string, string> {
  if (!isRecord(metadata)) return {};
  const texts = Object.entries(metadata).filter(([, text]) => typeof text === "string");
  return Object.fromEntries(texts) as Record<string, string>;
}
