import { fill, keep, reshape, type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";
import type { Handle } from "../backend";

type Numbers = Float32Array | Int32Array;

/**
 * What a block holds:
 * - one number, everywhere (so too a block that has not been written yet);
 * - numbers in ordinary memory: all int32 that are given, indices above all, with a copy on the device where a kernel
 *   has asked for one; and float32 until a kernel asks for them;
 * - a matrix on the device. Where it holds integers, they are as float32: masks and positions, whole numbers below 2²⁴.
 */
type Content =
  | { kind: "constant"; value: number }
  | { kind: "memory"; values: Numbers; copy: Tensor2D | null }
  | { kind: "device"; tensor: Tensor2D; integer: boolean };

interface Slot {
  size: number;
  content: Content;
}

/** The blocks of a TfjsBackend. A handle is a number counted from 1. */
export class Slots {
  private readonly slots = new Map<Handle, Slot>();
  private last: Handle = 0;
  /** Numbers in all slots. */
  numbers = 0;

  get count(): number {
    return this.slots.size;
  }

  allocate(size: number): Handle {
    this.slots.set(++this.last, { size, content: { kind: "constant", value: 0 } });
    this.numbers += size;
    return this.last;
  }

  /** What went with clear() is free already: whoever held it may say so afterwards. */
  free(handle: Handle): void {
    const slot = this.slots.get(handle);
    if (!slot) return;
    release(slot.content);
    this.numbers -= slot.size;
    this.slots.delete(handle);
  }

  clear(): void {
    for (const { content } of this.slots.values()) release(content);
    this.slots.clear();
    this.numbers = 0;
  }

  sizeOf(handle: Handle): number {
    return this.at(handle).size;
  }

  /** Bytes of ordinary memory. */
  get memoryBytes(): number {
    let bytes = 0;
    for (const { content } of this.slots.values()) {
      if (content.kind === "memory") bytes += content.values.byteLength;
    }
    return bytes;
  }

  /** Whether the block's numbers are int32 in ordinary memory. */
  holdsIntegers(handle: Handle): boolean {
    const { content } = this.at(handle);
    return content.kind === "memory" && content.values instanceof Int32Array;
  }

  /** Whether they are int32, wherever they are. */
  isInteger(handle: Handle): boolean {
    const { content } = this.at(handle);
    return this.holdsIntegers(handle) || (content.kind === "device" && content.integer);
  }

  /** The one number that the block holds everywhere, 0 where it has no numbers, or null. */
  constantOf(handle: Handle): number | null {
    const { size, content } = this.at(handle);
    if (size === 0) return 0;
    return content.kind === "constant" ? content.value : null;
  }

  /** How many columns the block has on the device at the moment, or null where it isn't there. */
  columnsOf(handle: Handle): number | null {
    const { content } = this.at(handle);
    if (content.kind === "device") return content.tensor.shape[1];
    return content.kind === "memory" && content.copy ? content.copy.shape[1] : null;
  }

  /** The block's numbers, not to be changed. Waits for the device where they are there. */
  values(handle: Handle): Numbers {
    const { size, content } = this.at(handle);
    if (content.kind === "memory") return content.values;
    if (content.kind === "constant") return new Float32Array(size).fill(content.value);
    const numbers = content.tensor.dataSync<"float32">();
    return content.integer ? Int32Array.from(numbers) : numbers;
  }

  /** The same as int32; bits are taken as they are. */
  integers(handle: Handle): Int32Array {
    const values = this.values(handle);
    if (values instanceof Int32Array) return values;
    return new Int32Array(values.buffer, values.byteOffset, values.length);
  }

  floats(handle: Handle): Float32Array {
    const values = this.values(handle);
    if (values instanceof Float32Array) return values;
    return new Float32Array(values.buffer, values.byteOffset, values.length);
  }

  /** The block on the device, a float32 matrix of this shape; integers become float32. The slot keeps it. */
  tensor(handle: Handle, [rows, columns]: readonly [number, number]): Tensor2D {
    const slot = this.at(handle);
    const { content } = slot;
    switch (content.kind) {
      case "constant":
        slot.content = { kind: "device", tensor: keep(fill([rows, columns], content.value)), integer: false };
        return slot.content.tensor;
      case "memory":
        if (content.values instanceof Int32Array) {
          content.copy = content.copy
            ? shaped(content.copy, rows, columns)
            : keep(tensor2d(Float32Array.from(content.values), [rows, columns]));
          return content.copy;
        }
        slot.content = {
          kind: "device",
          tensor: keep(tensor2d(content.values, [rows, columns])),
          integer: false,
        };
        return slot.content.tensor;
      case "device":
        content.tensor = shaped(content.tensor, rows, columns);
        return content.tensor;
    }
  }

  /** The block becomes the tensor's, which is its own from now on. */
  put(handle: Handle, tensor: Tensor2D, { integer = false } = {}): void {
    this.replace(handle, { kind: "device", tensor, integer });
  }

  putValues(handle: Handle, values: Numbers): void {
    this.replace(handle, { kind: "memory", values, copy: null });
  }

  putConstant(handle: Handle, value: number): void {
    this.replace(handle, { kind: "constant", value: Math.fround(value) });
  }

  /** No work for the device. */
  copy(from: Handle, to: Handle): void {
    const { content } = this.at(from);
    if (content.kind === "device") this.replace(to, { ...content, tensor: content.tensor.clone() });
    else if (content.kind === "memory")
      this.replace(to, { ...content, values: content.values.slice(), copy: null });
    else this.replace(to, content);
  }

  private replace(handle: Handle, content: Content): void {
    const slot = this.at(handle);
    release(slot.content);
    slot.content = content;
  }

  private at(handle: Handle): Slot {
    const slot = this.slots.get(handle);
    if (!slot) throw new Error(`no block ${handle}`);
    return slot;
  }
}

function release(content: Content): void {
  if (content.kind === "device") content.tensor.dispose();
  if (content.kind === "memory") content.copy?.dispose();
}

/** The tensor in another shape, in its place. */
function shaped(tensor: Tensor2D, rows: number, columns: number): Tensor2D {
  if (tensor.shape[0] === rows && tensor.shape[1] === columns) return tensor;
  const result = keep(reshape(tensor, [rows, columns]));
  tensor.dispose();
  return result as Tensor2D;
}
