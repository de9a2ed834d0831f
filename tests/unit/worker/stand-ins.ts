import { loadNodeBackend } from "../../../scripts/node-backend";
import {
  type Backend,
  BackendLost,
  BackendMissing,
  type BackendName,
  isWasm,
} from "../../../src/engine/kernels/backend";

/** The machine's backends: plain SIMD kernels, which under the names of others stand in for them. */
export class StandIns {
  /** Reads of these reject from now on. */
  readonly dead = new Set<BackendName>();

  /** `names`: those that this machine has besides wasm-simd. */
  constructor(private readonly names: BackendName[]) {}

  readonly load = async (name: BackendName): Promise<Backend> => {
    if (name !== "wasm-simd" && !this.names.includes(name)) throw new BackendMissing(name, "no adapter");
    const kernels = await loadNodeBackend("wasm-simd");
    if (isWasm(name)) return Object.assign(Object.create(kernels) as Backend, { name });
    const download: Backend["download"] = async (blocks) => {
      if (this.dead.has(name)) throw new BackendLost(name, "the device is gone");
      return kernels.download(blocks);
    };
    return Object.assign(Object.create(kernels) as Backend, { name, download });
  };
}
