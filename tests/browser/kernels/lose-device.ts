import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { backend as tfjsBackend } from "@tensorflow/tfjs-core";
import type { TfjsName } from "../../../src/engine/kernels/tfjs/device";
import { TfjsBackend } from "../../../src/engine/kernels/tfjs/tfjs-backend";

/** What came of each call, by its error's name: of the read that was under way, and of those that followed. */
export type AfterLoss = Record<"pending" | "kernel" | "download" | "read" | "again", string>;

/** Takes the device away while a block is being read. */
export async function loseDevice(name: TfjsName): Promise<AfterLoss> {
  const backend = await TfjsBackend.create(name);
  const block = negatedTwo(backend);
  const blocks = [{ handle: block, size: 1 }];
  const reading = backend.download(blocks);
  if (name === "webgpu") (tfjsBackend() as WebGPUBackend).device.destroy();
  else {
    const { gl } = (tfjsBackend() as MathBackendWebGL).getGPGPUContext();
    gl.getExtension("WEBGL_lose_context")!.loseContext();
  }
  const told = {
    pending: await outcome(() => reading),
    kernel: await outcome(() => backend.kernels.neg(1, block, block)),
    download: await outcome(() => backend.download(blocks)),
    read: await outcome(() => backend.readFloat32(block, 1)),
  };
  backend.dispose();
  const next = await TfjsBackend.create(name);
  const [values] = await next.download([{ handle: negatedTwo(next), size: 1 }]);
  return { ...told, again: String(values[0]) };
}

/** A block on the device that holds −2. */
function negatedTwo(backend: TfjsBackend): number {
  const block = backend.allocate(1);
  backend.write(block, Float32Array.of(2));
  backend.kernels.neg(1, block, block);
  return block;
}

async function outcome(call: () => unknown): Promise<string> {
  try {
    await call();
    return "nothing";
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}
