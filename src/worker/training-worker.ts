/// <reference lib="webworker" />
import relaxed from "../engine/kernels/wasm/build/kernels-relaxed.wasm?url";
import simd from "../engine/kernels/wasm/build/kernels-simd.wasm?url";
import { loadWasmBackend } from "../engine/kernels/wasm/load";
import type { Command } from "./protocol";
import { Session } from "./session";

declare const self: DedicatedWorkerGlobalScope;

/** Where the page is served from, which a bundled worker can't know. */
let home = self.location.href;

const kernels = { "kernels-relaxed.wasm": relaxed, "kernels-simd.wasm": simd };

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A message to itself comes after those that wait already, and unlike a timer is never held back. */
const channel = new MessageChannel();
const callbacks: (() => void)[] = [];
channel.port1.onmessage = () => callbacks.shift()?.();

const session = new Session(
  {
    post: (event, transfer = []) => self.postMessage(event, transfer),
    later(callback, delay) {
      if (delay > 0) {
        setTimeout(callback, delay);
        return;
      }
      callbacks.push(callback);
      channel.port2.postMessage(null);
    },
    now: () => performance.now(),
  },
  {
    loadBackend: () => loadWasmBackend((file) => fetchBytes(kernels[file])),
    fetchNames: (file) => fetchBytes(new URL(`data/${file}`, home).href),
  },
);

self.onmessage = ({ data }: MessageEvent<Command>) => {
  if (data.kind === "home") home = data.url;
  else session.obey(data);
};
