/// <reference lib="webworker" />
import { type Backend, type BackendName, isWasm } from "../engine/kernels/backend";
import { withDeadline } from "./deadline";
import { fetchNames, loadKernels } from "./files";
import { later } from "./later";
import type { Command } from "./protocol";
import { Session, type Sources } from "./session";

declare const self: DedicatedWorkerGlobalScope;

/** Where the page is served from, which a bundled worker can't know. */
let home = self.location.href;

/** WebAssembly's kernels are small files; TensorFlow.js is fetched when a run asks for one of its backends. */
async function loadBackend(name: BackendName): Promise<Backend> {
  if (isWasm(name)) return loadKernels(name);
  const { TfjsBackend } = await import("../engine/kernels/tfjs/tfjs-backend");
  return withDeadline(await TfjsBackend.create(name), later);
}

const sources: Sources = {
  loadBackend,
  fetchNames: (file) => fetchNames(home, file),
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
