import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import {
  backend,
  enableProdMode,
  env,
  findBackendFactory,
  memory,
  registerBackend,
  removeBackend,
  setBackend,
} from "@tensorflow/tfjs-core";
import { BackendMissing, type BackendName } from "../backend";
import { registerPrograms } from "./program/kernel";

/** The backends that TensorFlow.js computes for. */
export type TfjsName = Extract<BackendName, "webgpu" | "webgl" | "cpu">;

/** What TensorFlow.js computes with, for as long as it is there. */
export interface Device {
  isHalfPrecision: boolean;
  /** Numbers in the largest block that it can hold. */
  largestBlock: number;
  /** Why it is gone, or null while it is there. */
  lost(): string | null;
  /** Told the reason when it goes. */
  onLost: Set<(reason: string) => void>;
  /** Bytes that it has taken from the machine. */
  reserved(): number;
  close(): void;
}

/** Each in a chunk of its own, so that a reader loads the one in use. */
const packages = {
  webgpu: () => import("@tensorflow/tfjs-backend-webgpu"),
  webgl: () => import("@tensorflow/tfjs-backend-webgl"),
  cpu: () => import("@tensorflow/tfjs-backend-cpu"),
};

/** Texture memory above which WebGL gives back what is freed, instead of keeping it for the next block of its size. */
const KEPT_TEXTURES = 256 * 2 ** 20;

/** Opens the device, one at a time in a thread. Throws BackendMissing with the reason. */
export async function openDevice(name: TfjsName): Promise<Device> {
  enableProdMode();
  try {
    await packages[name]();
    if (name === "webgl") {
      env().set("WEBGL_CPU_FORWARD", false); // small matrices too: who chooses WebGL gets it
      env().set("WEBGL_DELETE_TEXTURE_THRESHOLD", KEPT_TEXTURES);
    } else if (name === "webgpu") {
      env().set("WEBGPU_CPU_FORWARD", false);
    }
    if (!(await setBackend(name))) throw new Error("it does not start");
    registerPrograms(name);
    return devices[name]();
  } catch (error) {
    throw new BackendMissing(name, error instanceof Error ? error.message : String(error));
  }
}

/** Gives the device back, and leaves TensorFlow.js able to open it again: removing a backend forgets its factory. */
function remove(name: TfjsName): void {
  const factory = findBackendFactory(name);
  removeBackend(name);
  registerBackend(name, factory);
}

const devices: Record<TfjsName, () => Device> = { webgpu, webgl, cpu };

function webgpu(): Device {
  const { device } = backend() as WebGPUBackend;
  const onLost: Device["onLost"] = new Set();
  let reason: string | null = null;
  device.lost.then(({ message }) => {
    reason = message || "the device was lost";
    for (const tell of onLost) tell(reason);
  });
  return {
    isHalfPrecision: false,
    largestBlock: device.limits.maxStorageBufferBindingSize / 4,
    lost: () => reason,
    onLost,
    reserved: () => (memory() as { numBytesAllocatedInGPU?: number }).numBytesAllocatedInGPU ?? 0,
    close() {
      remove("webgpu");
      device.destroy();
    },
  };
}

function webgl(): Device {
  const context = (backend() as MathBackendWebGL).getGPGPUContext();
  const { gl } = context;
  const onLost: Device["onLost"] = new Set();
  let reason: string | null = null;
  const lose = () => {
    reason = "the WebGL context was lost"; // for good: one that comes back has none of the textures
    for (const tell of onLost) tell(reason);
  };
  gl.canvas.addEventListener("webglcontextlost", lose);
  return {
    isHalfPrecision: !env().getBool("WEBGL_RENDER_FLOAT32_ENABLED"),
    largestBlock: env().getNumber("WEBGL_MAX_TEXTURE_SIZE") ** 2,
    lost() {
      if (reason === null && gl.isContextLost()) lose();
      return reason;
    },
    onLost,
    reserved: () => (memory() as { numBytesInGPUAllocated?: number }).numBytesInGPUAllocated ?? 0,
    close() {
      gl.canvas.removeEventListener("webglcontextlost", lose);
      Object.assign(context, { itemsToPoll: [] }); // it would ask a lost context for ever whether it has finished
      remove("webgl");
    },
  };
}

function cpu(): Device {
  return {
    isHalfPrecision: false,
    largestBlock: 2 ** 30,
    lost: () => null,
    onLost: new Set(),
    reserved: () => memory().numBytes,
    close: () => remove("cpu"),
  };
}
