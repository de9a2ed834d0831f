import {
  type Backend,
  BackendMissing,
  type BackendName,
  backendNames,
  isWasm,
} from "../engine/kernels/backend";
import { detailOf, isAboutRun } from "./failure";
import type { BackendChoice, BackendInUse, BackendTrial, LeftBackend } from "./protocol";

const gpus: readonly BackendName[] = ["webgpu", "webgl"];

/**
 * Milliseconds. A step is 22 to 38 launches, each of which takes TensorFlow.js some 20 µs of JavaScript, however fast
 * the GPU: where WebAssembly takes less than this for a step none can win, and none is fetched.
 */
const GPU_STEP_FLOOR = 0.5;

/** Steps per second of the run's own network. Rejects with what the backend throws. */
export type TimeOn = (backend: Backend) => Promise<number>;

/** What a choice came to. */
export interface Chosen {
  backend: Backend;
  inUse: Omit<BackendInUse, "resumedAt">;
}

/** Opens backends, times them and chooses among them; remembers what this machine has lost. */
export class BackendDesk {
  private readonly opened = new Map<BackendName, Backend>();
  private readonly lost = new Map<BackendName, LeftBackend>();
  /** By network: a restart with another seed need not time again. */
  private readonly trials = new Map<string, Map<BackendName, BackendTrial>>();

  /** `load` rejects where the machine has no such backend. */
  constructor(private readonly load: (name: BackendName) => Promise<Backend>) {}

  /**
   * The backend for `network`, which stands for all networks of one cost; no other may be in use. Rejects with
   * BackendMissing when there is none at all.
   */
  async choose(choice: BackendChoice, network: string, timeAll: boolean, time: TimeOn): Promise<Chosen> {
    if (timeAll) this.lost.clear();
    const trials = this.trialsOf(network, timeAll);
    if (timeAll) for (const name of backendNames) await this.time(name, trials, time);
    const wanted = choice === "auto" ? await this.fastest(trials, time) : choice;
    const left = [...this.lost.values()];
    const backend = await this.firstOf([wanted, ...backendNames], left);
    for (const name of this.opened.keys()) if (name !== backend.name && !isWasm(name)) this.close(name);
    const { name, isHalfPrecision } = backend;
    const tooSmallForGpu = choice === "auto" && !gpus.some((gpu) => trials.has(gpu));
    const inOrder = backendNames.flatMap((name) => trials.get(name) ?? []);
    const inUse = { name, isHalfPrecision, choice, tooSmallForGpu, trials: inOrder, left };
    return { backend, inUse };
  }

  /** The reader asks for it: it is tried again even if it was lost before. */
  ask(choice: BackendChoice): void {
    if (choice !== "auto") this.lost.delete(choice);
  }

  /** Its device is gone: it is not tried again before the reader asks for it. */
  lose(name: BackendName, error: unknown): void {
    this.lost.set(name, { name, why: "lost", detail: detailOf(error) });
    for (const trials of this.trials.values()) trials.delete(name);
    this.close(name);
  }

  private trialsOf(network: string, anew: boolean): Map<BackendName, BackendTrial> {
    const trials = this.trials.get(network) ?? new Map<BackendName, BackendTrial>();
    // What could not be had before may be there now.
    for (const [name, { stepsPerSecond }] of trials) if (anew || stepsPerSecond === null) trials.delete(name);
    this.trials.set(network, trials);
    return trials;
  }

  private async fastest(trials: Map<BackendName, BackendTrial>, time: TimeOn): Promise<BackendName> {
    let wasm = 0;
    for (const name of backendNames.filter(isWasm)) wasm ||= (await this.time(name, trials, time)) ?? 0;
    if (wasm < 1000 / GPU_STEP_FLOOR) for (const name of gpus) await this.time(name, trials, time);
    const hasFma = Boolean(trials.get("wasm-relaxed-simd")?.stepsPerSecond);
    const [first] = [...trials.values()]
      .filter(({ isHalfPrecision }) => !isHalfPrecision)
      // The same kernels with one rounding and one instruction more: what a busy moment of the machine says is wrong.
      .filter(({ name }) => !(hasFma && name === "wasm-simd"))
      .sort((a, b) => (b.stepsPerSecond ?? 0) - (a.stepsPerSecond ?? 0));
    return first?.stepsPerSecond ? first.name : backendNames[0];
  }

  /** Steps per second, or null where there are none to be had. What is wrong with the run itself is thrown. */
  private async time(
    name: BackendName,
    trials: Map<BackendName, BackendTrial>,
    time: TimeOn,
  ): Promise<number | null> {
    const known = trials.get(name);
    if (known) return known.stepsPerSecond;
    if (this.lost.has(name)) return null;
    const trial: BackendTrial = { name, stepsPerSecond: null, isHalfPrecision: false, problem: null };
    try {
      const backend = await this.open(name);
      trial.isHalfPrecision = backend.isHalfPrecision;
      trial.stepsPerSecond = await time(backend);
    } catch (error) {
      if (isAboutRun(error)) throw error;
      trial.problem = detailOf(error);
      this.close(name);
    }
    trials.set(name, trial);
    return trial.stepsPerSecond;
  }

  /** The first that opens; those before it are added to `left`. */
  private async firstOf(names: BackendName[], left: LeftBackend[]): Promise<Backend> {
    for (const name of names) {
      if (left.some((one) => one.name === name)) continue;
      try {
        return await this.open(name);
      } catch (error) {
        left.push({ name, why: "missing", detail: detailOf(error) });
      }
    }
    throw new BackendMissing(left[0].name, left[0].detail);
  }

  private async open(name: BackendName): Promise<Backend> {
    const opened = this.opened.get(name);
    if (opened) return opened;
    // TensorFlow.js has one backend at a time.
    if (!isWasm(name)) for (const other of this.opened.keys()) if (!isWasm(other)) this.close(other);
    const backend = await this.load(name);
    this.opened.set(name, backend);
    return backend;
  }

  private close(name: BackendName): void {
    this.opened.get(name)?.dispose();
    this.opened.delete(name);
  }
}
