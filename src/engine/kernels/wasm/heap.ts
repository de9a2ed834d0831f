import { type BackendMemory, type Handle, OutOfMemory } from "../backend";

const PAGE = 65_536;
/** A kernel may write one vector past the end of a block… */
const SPILL = 16;
/** …and read up to a cache line past it, the last block of the memory included. */
const READ_AHEAD = 64;

/**
 * Blocks of the one linear memory. A freed block waits in the list of its size class (four classes a doubling), so
 * that a training step, which asks for the same sizes as the one before, takes no new memory; nor does the last,
 * smaller piece of an evaluation, which gets the blocks of the pieces before. When nothing is in use the heap starts
 * afresh.
 */
export class Heap {
  private top: number;
  private blocks = 0;
  private bytes = 0;
  private readonly waiting = new Map<number, Handle[]>();
  /** The size class of every block ever cut. */
  private readonly rooms = new Map<Handle, number>();

  /** `base`: the first address that is free for data. */
  constructor(
    readonly memory: WebAssembly.Memory,
    private readonly base: number,
  ) {
    this.top = align(base);
  }

  /** Address of a block with room for `size` 4-byte numbers. Throws OutOfMemory. */
  allocate(size: number): Handle {
    const wanted = sizeClass(size);
    const address = this.waiting.get(wanted)?.pop() ?? this.takeLarger(wanted) ?? this.extend(wanted);
    this.blocks++;
    this.bytes += this.rooms.get(address)!;
    return address;
  }

  free(address: Handle): void {
    const room = this.rooms.get(address)!;
    const list = this.waiting.get(room);
    if (list) list.push(address);
    else this.waiting.set(room, [address]);
    this.blocks--;
    this.bytes -= room;
    if (this.blocks === 0) {
      this.waiting.clear();
      this.rooms.clear();
      this.top = align(this.base);
    }
  }

  usage(): BackendMemory {
    return { blocks: this.blocks, bytes: this.bytes, reserved: this.memory.buffer.byteLength };
  }

  /** The smallest of the blocks that wait and have more room than `wanted`. */
  private takeLarger(wanted: number): Handle | undefined {
    let smallest = Number.POSITIVE_INFINITY;
    for (const [room, list] of this.waiting) {
      if (room > wanted && room < smallest && list.length > 0) smallest = room;
    }
    return this.waiting.get(smallest)?.pop();
  }

  private extend(bytes: number): Handle {
    const address = this.top;
    const missing = address + bytes + READ_AHEAD - this.memory.buffer.byteLength;
    if (missing > 0) {
      try {
        this.memory.grow(Math.ceil(missing / PAGE));
      } catch {
        throw new OutOfMemory(bytes);
      }
    }
    this.top = address + bytes;
    this.rooms.set(address, bytes);
    return address;
  }
}

const align = (address: number) => Math.ceil(address / 64) * 64;

/** Bytes from which on a quarter too much would be missed. */
const LARGE = 2 ** 24;

/**
 * `size` numbers and their spill, rounded up to a quarter of the power of two below, so that blocks are used again; of
 * large ones to a sixteenth. Blocks are under 4 GiB.
 */
function sizeClass(size: number): number {
  const bytes = size * 4 + SPILL;
  const step = Math.max(64, 1 << ((bytes < LARGE ? 29 : 27) - Math.clz32(bytes)));
  return Math.ceil(bytes / step) * step;
}
