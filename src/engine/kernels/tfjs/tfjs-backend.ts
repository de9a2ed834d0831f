import { concat2d, fill, reshape, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import {
  type Backend,
  BackendLost,
  type BackendMemory,
  type Block,
  type Handle,
  type Kernels,
  OutOfMemory,
} from "../backend";
import { type Device, openDevice, type TfjsName } from "./device";
import { kernelsOn } from "./kernels";
import { Slots } from "./slots";

/** Of a read: as many losses as a slow GPU's steps leave between two of them. */
const FEWEST_PLACES = 8;

/**
 * TensorFlow.js on a GPU, or on the CPU as a plain reference. It is one for the whole thread: dispose of one before
 * another is created. Import this file lazily: TensorFlow.js is large.
 */
export class TfjsBackend implements Backend {
  readonly isHalfPrecision: boolean;
  readonly kernels: Kernels;
  private readonly slots = new Slots();
  /** Why the device has not given what was asked of it. */
  private refusal: string | null = null;

  private constructor(
    readonly name: TfjsName,
    private readonly device: Device,
  ) {
    this.isHalfPrecision = device.isHalfPrecision;
    this.kernels = this.watched(kernelsOn(this.slots));
  }

  /** Throws BackendMissing where there is no such device. */
  static async create(name: TfjsName): Promise<TfjsBackend> {
    return new TfjsBackend(name, await openDevice(name));
  }

  allocate(size: number): Handle {
    if (size > this.device.largestBlock) throw new OutOfMemory(4 * size);
    return this.slots.allocate(size);
  }

  free(handle: Handle): void {
    this.slots.free(handle);
  }

  memory(): BackendMemory {
    const { count, numbers, memoryBytes } = this.slots;
    return { blocks: count, bytes: 4 * numbers, reserved: this.device.reserved() + memoryBytes };
  }

  write(handle: Handle, values: Float32Array | Int32Array): void {
    this.slots.putValues(handle, values.slice());
  }

  readFloat32(handle: Handle, size: number): Float32Array<ArrayBuffer> {
    return this.whileHere(() => Float32Array.from(this.slots.floats(handle).subarray(0, size)));
  }

  readInt32(handle: Handle, size: number): Int32Array<ArrayBuffer> {
    return this.whileHere(() => Int32Array.from(this.slots.integers(handle).subarray(0, size)));
  }

  async download(blocks: readonly Block[]): Promise<Float32Array<ArrayBuffer>[]> {
    this.checkAlive();
    const known = blocks.map(({ handle }) =>
      this.slots.columnsOf(handle) === null ? this.slots.floats(handle) : null,
    );
    const together = this.gather(blocks.filter((_, i) => known[i] === null));
    let read: Float32Array = new Float32Array();
    try {
      if (together) read = await this.whileAlive(together.data<"float32">());
    } finally {
      together?.dispose();
    }
    let next = 0;
    return blocks.map(({ size }, i) => {
      const values = known[i];
      if (values) return Float32Array.from(values.subarray(0, size));
      next += size;
      return Float32Array.from(read.subarray(next - size, next));
    });
  }

  dispose(): void {
    this.slots.clear();
    this.device.close();
  }

  /**
   * The blocks' numbers side by side, [1, all], as they are now; then a zero for each block that is missing to a power
   * of two: losses are read in ever other numbers, and each number is a shader and a buffer that TensorFlow.js keeps.
   */
  private gather(blocks: readonly Block[]): Tensor2D | null {
    if (blocks.length === 0) return null;
    const places = Math.max(FEWEST_PLACES, 2 ** Math.ceil(Math.log2(blocks.length)));
    return tidy(() => {
      const rows = blocks.map(({ handle, size }) => {
        const columns = this.slots.columnsOf(handle) ?? size;
        return reshape(this.slots.tensor(handle, [size / columns, columns]), [1, size]) as Tensor2D;
      });
      const zero = fill([1, 1], 0) as Tensor2D;
      return concat2d([...rows, ...new Array<Tensor2D>(places - rows.length).fill(zero)], 1);
    });
  }

  /** The kernels, which fail with BackendLost once the device is gone. */
  private watched(kernels: Kernels): Kernels {
    const entries = Object.entries(kernels) as [string, (...operands: unknown[]) => unknown][];
    return Object.fromEntries(
      entries.map(([name, kernel]) => [
        name,
        (...operands: unknown[]) => this.whileHere(() => kernel(...operands)),
      ]),
    ) as unknown as Kernels;
  }

  /** What `body` gives. Once the device is gone, whatever it gives or throws means nothing. */
  private whileHere<T>(body: () => T): T {
    this.checkAlive();
    try {
      return body();
    } finally {
      this.checkAlive();
    }
  }

  /** What `reading` reads, unless the device is lost before or meanwhile: then that may never come, or be garbage. */
  private async whileAlive<T>(reading: Promise<T>): Promise<T> {
    const { onLost } = this.device;
    let tell!: (reason: string) => void;
    const loss = new Promise<never>((_, reject) => {
      tell = (reason) => reject(new BackendLost(this.name, reason));
    });
    onLost.add(tell);
    const refused = reading.catch((error) => {
      this.refusal = String(error); // a device that goes may refuse before it says that it goes
      throw new BackendLost(this.name, this.refusal);
    });
    try {
      return await Promise.race([refused, loss]);
    } finally {
      onLost.delete(tell);
      this.checkAlive();
    }
  }

  private checkAlive(): void {
    const reason = this.device.lost() ?? this.refusal;
    if (reason !== null) throw new BackendLost(this.name, reason);
  }
}
