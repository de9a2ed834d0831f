import type { BrowserContext, Page } from "playwright-core";
import type { Event } from "../../../src/worker/protocol";

declare global {
  interface Window {
    workerEvents: Event[];
  }
}

/** Has the page keep everything that its workers say; to be called before it opens. */
export function keepWorkerEvents(context: BrowserContext) {
  return context.addInitScript(() => {
    window.workerEvents = [];
    window.Worker = class extends Worker {
      constructor(...worker: ConstructorParameters<typeof Worker>) {
        super(...worker);
        this.addEventListener("message", ({ data }) => window.workerEvents.push(data));
      }
    };
  });
}

/** The loss of every step that the workers have told, step by step; what was told twice, as it was told last. */
export function lossesTold(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const losses: number[] = [];
    for (const event of window.workerEvents) {
      if (event.kind !== "frame") continue;
      event.frame.losses.forEach((loss, i) => {
        losses[event.frame.firstLoss + i] = loss;
      });
    }
    return losses;
  });
}

/** What the workers have said so far, without the figures' bulk: their kinds, steps, statuses and memory. */
export function workerEvents(page: Page) {
  return page.evaluate(() =>
    window.workerEvents.map((event) => ({
      kind: event.kind,
      step: event.kind === "frame" ? event.frame.step : "step" in event ? event.step : null,
      status: event.kind === "status" ? event.status : null,
      memory: event.kind === "frame" ? event.memory : null,
    })),
  );
}
