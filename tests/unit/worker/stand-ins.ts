import { readFile } from "node:fs/promises";
import {
  type Backend,
  BackendLost,
  BackendMissing,
  type BackendName,
  isWasm,
} from "../../../src/engine/kernels/backend";
import { loadWasmBackend } from "../../../src/engine/kernels/wasm/load";

const kernelsFile = await readFile(
  new URL("../../../src/engine/kernels/wasm/build/kernels-simd.wasm", import.meta.url),
);

/** The machine's backends: plain SIMD kernels, which under the names of others stand in for them. */
export class StandIns {
  /** Reads of these reject from now on. */
  readonly dead = new Set<BackendName>();

  /** `names`: those that this machine has besides wasm-simd. */
  constructor(private readonly names: BackendName[]) {}

  readonly load = async (name: BackendName): Promise<Backend> => {
    if (name !== "wasm-simd" && !this.names.includes(name)) throw new BackendMissing(name, "no adapter");
    const kernels = await loadWasmBackend("wasm-simd", async () => kernelsFile);
    if (isWasm(name)) return Object.assign(Object.create(kernels) as Backend, { name });
    const download: Backend["download"] = async (blocks) => {
      if (this.dead.has(name)) throw new BackendLost(name, "the device is gone");
      return kernels.download(blocks);
    };
    return Object.assign(Object.create(kernels) as Backend, { name, download });
  };
}
