import type { Reply, Trial, TrialName } from "./worker";

/** Carries out a trial on a backend in a worker of its own. */
function inWorker<T extends TrialName>(trial: T, backend: string): Promise<Trial<T>> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  return new Promise<Trial<T>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if ("failure" in data) reject(new Error(data.failure));
      else resolve(data.result as Trial<T>);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ trial, backend });
  }).finally(() => worker.terminate());
}

declare global {
  interface Window {
    inWorker: typeof inWorker;
  }
}
window.inWorker = inWorker;
