import { PythonClient } from "../../../src/python/client";
import type { Command, Event } from "../../../src/python/protocol";

declare global {
  interface Window {
    events: Event[];
    send(command: Command): void;
    /** Runs a cell, to its end; only what it said. */
    runCell(code: string): Promise<Event[]>;
    /** Until an event of the kind is there, of those from so many on. */
    heardAfter(events: number, kind: Event["kind"]): Promise<void>;
  }
}

const listeners = new Set<() => void>();
window.events = [];
const client = new PythonClient((event) => {
  window.events.push(event);
  for (const listen of listeners) listen();
});
window.send = (command) => client.send(command);

window.heardAfter = (events, kind) =>
  new Promise((resolve) => {
    const listen = () => {
      if (!window.events.slice(events).some((event) => event.kind === kind)) return;
      listeners.delete(listen);
      resolve();
    };
    listeners.add(listen);
    listen();
  });

let cells = 0;
window.runCell = async (code) => {
  const from = window.events.length;
  client.send({ kind: "run", cell: "trial/0", code, fileName: `In [${++cells}]` });
  await Promise.race([window.heardAfter(from, "done"), window.heardAfter(from, "crashed")]);
  return window.events.slice(from);
};
