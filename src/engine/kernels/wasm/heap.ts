import { type BackendMemory, type Handle, OutOfMemory } from "../backend";

const PAGE = 65_536;
/** A kernel may write one vector past the end of a block… */
const SPILL = 16;
/** …and read up to a cache line past it, the last block of the memory included. */
const READ_AHEAD = 64;

/**
 * Blocks of the one linear memory. A freed block waits in the list of its size class (four classes a doubling), so
 * that a training step, which asks for the same sizes as the one before, takes no new memory; when nothing is in
 * use the heap starts afresh.
 */
export class Heap {
  private top: number;
  private blocks = 0;
  private bytes = 0;
  private readonly waiting = new Map<number, Handle[]>();

  /** `base`: the first address that is free for data. */
  constructor(
    readonly memory: WebAssembly.Memory,
    private readonly base: number,
  ) {
    this.top = align(base);
  }

  /** Address of a block with room for `size` 4-byte numbers. Throws OutOfMemory. */
  allocate(size: number): Handle {
    const bytes = sizeClass(size);
    const address = this.waiting.get(bytes)?.pop() ?? this.extend(bytes);
    this.blocks++;
    this.bytes += bytes;
    return address;
  }

  free(address: Handle, size: number): void {
    const bytes = sizeClass(size);
    const list = this.waiting.get(bytes);
    if (list) list.push(address);
    else this.waiting.set(bytes, [address]);
    this.blocks--;
    this.bytes -= bytes;
    if (this.blocks === 0) {
      this.waiting.clear();
      this.top = align(this.base);
    }
  }

  usage(): BackendMemory {
    return { blocks: this.blocks, bytes: this.bytes, reserved: this.memory.buffer.byteLength };
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
    return address;
  }
}

const align = (address: number) => Math.ceil(address / 64) * 64;

/** `size` numbers and their spill, rounded up to a quarter of the power of two below. Blocks are under 4 GiB. */
function sizeClass(size: number): number {
  const bytes = size * 4 + SPILL;
  const step = Math.max(64, 1 << (29 - Math.clz32(bytes)));
  return Math.ceil(bytes / step) * step;
}
