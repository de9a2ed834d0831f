import type { ContenderChoice } from "../contender";
import type { BenchNetwork } from "../network";
import type { Reply, Request } from "./worker";

/** A contender that says nothing for so long, in milliseconds, is taken to hang. */
const PATIENCE = 60_000;

const workers = new Map<number, Worker>();

/** Makes a contender ready in a worker of its own; later calls name it by `id`. */
function prepare(id: number, choice: ContenderChoice, network: BenchNetwork): Promise<Reply> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  workers.set(id, worker);
  return ask(worker, { kind: "prepare", choice, network, home: location.href });
}

/** One round of a contender that is ready. */
function measure(id: number): Promise<Reply> {
  return ask(workers.get(id)!, { kind: "measure" });
}

function dismiss(id: number): void {
  workers.get(id)!.terminate();
  workers.delete(id);
}

function ask(worker: Worker, request: Request): Promise<Reply> {
  return new Promise((resolve) => {
    const fail = (reason: string) => resolve({ kind: "failed", reason });
    const timer = setTimeout(() => fail(`no answer in ${PATIENCE / 1000} seconds`), PATIENCE);
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = ({ message }) => {
      clearTimeout(timer);
      fail(message);
    };
    worker.postMessage(request);
  });
}

const contenders = { prepare, measure, dismiss };
declare global {
  interface Window {
    contenders: typeof contenders;
  }
}
window.contenders = contenders;
