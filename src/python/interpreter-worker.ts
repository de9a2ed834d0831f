/// <reference lib="webworker" />
import { BackendMissing } from "../engine/kernels/backend";
import { useBackend } from "../engine/tensor";
import { loadKernels } from "../worker/files";
import { countingBytes } from "./count-bytes";
import { Interpreter } from "./interpreter";
import type { Command, Event } from "./protocol";

declare const self: DedicatedWorkerGlobalScope;

/** Of Pyodide's own files, all together: scripts/pyodide-files.ts. */
declare const __PYODIDE_BYTES__: number;

const post = (event: Event) => self.postMessage(event);

/** Where the page is served from. */
let home = self.location.href;
/** What the page has said before the interpreter was there to hear it, in order. */
let early: Command[] | null = [];
let interpreter: Interpreter;

self.onmessage = ({ data }: MessageEvent<Command>) => {
  if (data.kind === "home") {
    home = data.url;
    load().catch((error) => post({ kind: "crashed", detail: String(error) }));
  } else if (early) early.push(data);
  else obey(data);
};

function obey(command: Command): void {
  switch (command.kind) {
    case "home":
      break;
    case "run":
      interpreter.run(command.cell, command.code, command.fileName, command.check);
      break;
    case "complete":
      post({
        kind: "completions",
        id: command.id,
        ...interpreter.complete(command.code, command.cursor),
      });
      break;
    case "inspect":
      post({ kind: "inspected", id: command.id, output: interpreter.inspect(command.expression) });
      break;
    case "interrupt-buffer":
      interpreter.interruptBy(command.buffer);
      break;
    case "dataset":
      addData(command.name, command.bytes ?? readData(command.name));
      break;
    default:
      command satisfies never;
  }
}

/** What the site doesn't have, the Python that opens it will miss. */
function addData(name: string, bytes: Uint8Array | null): void {
  if (bytes) interpreter.addData(name, bytes);
}

async function load(): Promise<void> {
  post({ kind: "loading", stage: "interpreter", done: 0 });
  const files = new URL("assets/pyodide/", home).href;
  const [pyodide, { library }] = await Promise.all([
    import(/* @vite-ignore */ `${files}pyodide.js`).then(({ loadPyodide }: typeof import("pyodide")) =>
      countingBytes(() => loadPyodide({ indexURL: files }), tellProgress()),
    ),
    import("./library"),
    openKernels(),
  ]);
  post({ kind: "loading", stage: "library", done: 0 });
  interpreter = new Interpreter(pyodide, library, { post, now: () => performance.now(), readData });
  interpreter.warm();
  post({ kind: "ready" });
  const waiting = early!;
  early = null;
  for (const command of waiting) obey(command);
}

/** Says how much of the interpreter is here, in steps that a bar can show. */
function tellProgress(): (bytes: number) => void {
  let told = 0;
  return (bytes) => {
    const done = Math.min(1, bytes / __PYODIDE_BYTES__);
    if (done < told + 0.02) return;
    told = done;
    post({ kind: "loading", stage: "interpreter", done });
  };
}

async function openKernels(): Promise<void> {
  const backend = await loadKernels("wasm-relaxed-simd").catch((error) => {
    if (error instanceof BackendMissing) return loadKernels("wasm-simd");
    throw error;
  });
  useBackend(backend);
}

/** Synchronously: the Python that opens the file can't wait otherwise. */
function readData(name: string): Uint8Array | null {
  post({ kind: "loading", stage: "data", done: 0 });
  const request = new XMLHttpRequest();
  request.open("GET", new URL(`data/${name}`, home).href, false);
  request.responseType = "arraybuffer";
  request.send();
  post({ kind: "loading", stage: "data", done: 1 });
  return request.status === 200 ? new Uint8Array(request.response) : null;
}
