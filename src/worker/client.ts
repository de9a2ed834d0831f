import type { Command, Event } from "./protocol";

/** The page's end of one run's worker. */
export class RunClient {
  private worker: Worker;

  constructor(private readonly onEvent: (event: Event) => void) {
    this.worker = this.spawn();
  }

  send(command: Command): void {
    this.worker.postMessage(command);
  }

  /** Ends the worker, whatever it is doing, and takes a new one. */
  restart(): void {
    this.worker.terminate();
    this.worker = this.spawn();
  }

  dispose(): void {
    this.worker.terminate();
  }

  private spawn(): Worker {
    const worker = new Worker(new URL("./training-worker.ts", import.meta.url), {
      type: "module",
      name: "run",
    });
    const home: Command = { kind: "home", url: document.baseURI };
    worker.postMessage(home);
    worker.onmessage = ({ data }: MessageEvent<Event>) => this.onEvent(data);
    return worker;
  }
}
