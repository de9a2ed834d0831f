import type { Backend } from "../../../src/engine/kernels/backend";
import type { TfjsName } from "../../../src/engine/kernels/tfjs/device";
import { TfjsBackend } from "../../../src/engine/kernels/tfjs/tfjs-backend";
import simd from "../../../src/engine/kernels/wasm/build/kernels-simd.wasm?url";
import { loadWasmBackend } from "../../../src/engine/kernels/wasm/load";
import { compareKernels } from "./compare";
import { loseDevice } from "./lose-device";
import { train } from "./train";

export type TrialName = keyof typeof trials;
export type Trial<T extends TrialName> = Awaited<ReturnType<(typeof trials)[T]>>;
export type Reply = { result: unknown } | { failure: string };

const STEPS = 100;

const trials = {
  training: async (name: TfjsName) => ({
    received: await train(await TfjsBackend.create(name), STEPS),
    expected: await train(await loadWasm(), STEPS),
  }),
  loss: loseDevice,
  kernels: async (name: TfjsName) => compareKernels(await TfjsBackend.create(name), await loadWasm()),
};

function loadWasm(): Promise<Backend> {
  return loadWasmBackend("wasm-simd", async () => (await fetch(simd)).arrayBuffer());
}

self.onmessage = async ({ data }: MessageEvent<{ trial: TrialName; backend: TfjsName }>) => {
  try {
    self.postMessage({ result: await trials[data.trial](data.backend) } satisfies Reply);
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    self.postMessage({ failure } satisfies Reply);
  }
};
