import type { Page } from "playwright-core";
import { type OpenOptions, type OpenPage, openPage } from "./open-page";

export type Status = "preparing" | "paused" | "playing" | "finished" | "failed";

/** A window tall enough for all figures: the worker computes only what is on screen. */
export const allFigures = { width: 1600, height: 3600 };

/** Opens the Lab on a run, whose fields are written as an address does: "steps=20000&seed=1". */
export function openLab(fields: string, options: Omit<OpenOptions, "path"> = {}): Promise<OpenPage> {
  return openPage({ ...options, path: `#/lab?${fields}` });
}

/** Opens the Lab and waits for its run to stand at step 0. */
export async function openReadyLab(...lab: Parameters<typeof openLab>): Promise<OpenPage> {
  const opened = await openLab(...lab);
  await reach(opened.page, "paused");
  return opened;
}

/** Resolves when the run is in `status`. */
export function reach(page: Page, status: Status): Promise<void> {
  return page.locator(`.run-progress[data-status=${status}]`).waitFor({ timeout: 60_000 });
}

/** Plays a run that rests, pauses one that plays. */
export function playButton(page: Page) {
  return page.locator(".transport-play");
}

/** Plays the run to its last step. */
export async function playToTheEnd(page: Page): Promise<void> {
  await playButton(page).click();
  await reach(page, "finished");
}

/** The step that the page shows. */
export async function stepShown(page: Page): Promise<number> {
  return Number(await page.locator(".run-progress").getAttribute("data-step"));
}

/** A number of a figure's one-line answer; NaN as long as it has none of that name. */
export async function reading(page: Page, figure: string, number: string): Promise<number> {
  const line = page.locator(`[data-figure=${figure}] .figure-reading`);
  return Number((await line.getAttribute(`data-${number}`)) ?? Number.NaN);
}

/** The loss of a whole split at the end of the run. */
export async function finalLoss(page: Page, split: "train" | "validation" | "test"): Promise<number> {
  return Number(await page.locator(`.results [data-split=${split}]`).getAttribute("data-loss"));
}

/** Resolves when the page has been drawn `count` times more. */
export function animationFrames(page: Page, count: number): Promise<void> {
  return page.evaluate(async (count) => {
    for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
  }, count);
}
