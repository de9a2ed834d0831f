import { PythonClient } from "../../../src/python/client";
import type { Command, Event } from "../../../src/python/protocol";

declare global {
  interface Window {
    events: Event[];
    send(command: Command): void;
    /** Runs a cell, to its end; only what it said. */
    runCell(code: string): Promise<Event[]>;
  }
}

let heard: (event: Event) => void = () => {};
window.events = [];
const client = new PythonClient((event) => {
  window.events.push(event);
  heard(event);
});
window.send = (command) => client.send(command);

let cells = 0;
window.runCell = (code) =>
  new Promise((resolve) => {
    const from = window.events.length;
    heard = (event) => {
      if (event.kind === "done" || event.kind === "crashed") resolve(window.events.slice(from));
    };
    client.send({ kind: "run", cell: "trial/0", code, fileName: `In [${++cells}]` });
  });
