import type { BenchNetwork } from "../contender";
import type { ContenderName, Reply, Request } from "./worker";

/** What one round of a contender came to. */
export type Round = Extract<Reply, { kind: "measured" }>;

const workers = new Map<string, Worker>();

/** Measures one contender for about a second in a worker of its own, which the next round uses again. */
async function measure(contender: ContenderName, network: BenchNetwork): Promise<Round> {
  const key = JSON.stringify([contender, network]);
  let worker = workers.get(key);
  if (!worker) {
    worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    workers.set(key, worker);
    await ask(worker, { kind: "prepare", contender, network, home: location.href });
  }
  return (await ask(worker, { kind: "measure" })) as Round;
}

function ask(worker: Worker, request: Request): Promise<Reply> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.kind === "failed") reject(new Error(data.reason));
      else resolve(data);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(request);
  });
}

declare global {
  interface Window {
    measure: typeof measure;
  }
}
window.measure = measure;
