/// <reference lib="webworker" />
import { type Backend, type BackendName, isWasm } from "../engine/kernels/backend";
import relaxed from "../engine/kernels/wasm/build/kernels-relaxed.wasm?url";
import simd from "../engine/kernels/wasm/build/kernels-simd.wasm?url";
import { loadWasmBackend } from "../engine/kernels/wasm/load";
import { withDeadline } from "./deadline";
import type { Command } from "./protocol";
import { Session, type Sources } from "./session";

declare const self: DedicatedWorkerGlobalScope;

/** Where the page is served from, which a bundled worker can't know. */
let home = self.location.href;

const kernels = { "kernels-relaxed.wasm": relaxed, "kernels-simd.wasm": simd };

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** WebAssembly's kernels are small files; TensorFlow.js is fetched when a run asks for one of its backends. */
async function loadBackend(name: BackendName): Promise<Backend> {
  if (isWasm(name)) return loadWasmBackend(name, (file) => fetchBytes(kernels[file]));
  const { TfjsBackend } = await import("../engine/kernels/tfjs/tfjs-backend");
  return withDeadline(await TfjsBackend.create(name), later);
}

function later(callback: () => void, delay: number): void {
  if (delay > 0) {
    setTimeout(callback, delay);
    return;
  }
  callbacks.push(callback);
  channel.port2.postMessage(null);
}

/** A message to itself comes after those that wait already, and unlike a timer is never held back. */
const channel = new MessageChannel();
const callbacks: (() => void)[] = [];
channel.port1.onmessage = () => callbacks.shift()?.();

const sources: Sources = {
  loadBackend,
  fetchNames: (file) => fetchBytes(new URL(`data/${file}`, home).href),
};

const session = new Session(
  {
    post: (event, transfer = []) => self.postMessage(event, transfer),
    later,
    now: () => performance.now(),
  },
  sources,
);

self.onmessage = ({ data }: MessageEvent<Command>) => {
  if (data.kind === "home") home = data.url;
  else session.obey(data);
};
