import type { Command, Event } from "./protocol";

/** The page's end of an interpreter in a worker of its own. */
export class PythonClient {
  private readonly worker = new Worker(new URL("./interpreter-worker.ts", import.meta.url), {
    type: "module",
    name: "python",
  });

  /** `hear` is told of everything, of a worker that could not go on as well. */
  constructor(hear: (event: Event) => void) {
    this.worker.onmessage = ({ data }: MessageEvent<Event>) => hear(data);
    this.worker.onerror = ({ message }) =>
      hear({ kind: "crashed", detail: message ?? "interpreter-worker.js" });
    this.send({ kind: "home", url: document.baseURI });
  }

  send(command: Command): void {
    this.worker.postMessage(command);
  }

  /** Ends it, whatever it is doing. */
  end(): void {
    this.worker.terminate();
  }
}
