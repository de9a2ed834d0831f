import type { Command, Event, RunId } from "./protocol";

/** The page's end of one run's worker. */
export class RunClient {
  private worker: Worker | null = null;
  private run: RunId = 0;

  constructor(private readonly onEvent: (event: Event) => void) {}

  /** The first command takes a worker: a run that is never started costs none. */
  send(command: Command): void {
    if (command.kind === "start") this.run = command.run;
    this.worker ??= this.spawn();
    this.worker.postMessage(command);
  }

  /** Ends the worker, whatever it is doing; the next command takes a new one. */
  restart(): void {
    this.end();
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private spawn(): Worker {
    const worker = new Worker(new URL("./training-worker.ts", import.meta.url), {
      type: "module",
      name: "run",
    });
    const home: Command = { kind: "home", url: document.baseURI };
    worker.postMessage(home);
    worker.onmessage = ({ data }: MessageEvent<Event>) => this.onEvent(data);
    // An error escaped it, or its script could not be loaded, of which there is no message. It will say nothing more.
    worker.onerror = ({ message }) => {
      const failure = { kind: "crashed", detail: message ?? "training-worker.js" } as const;
      this.onEvent({ kind: "failed", run: this.run, failure });
    };
    return worker;
  }
}
