import { expect, test } from "vitest";
import {
  animationFrames,
  openReadyLab,
  playButton,
  playToTheEnd,
  reach,
  reading,
  stepShown,
} from "./harness/lab";
import { es } from "./harness/words";
import { keepWorkerEvents, workerEvents } from "./harness/worker-events";

test("a pause holds the run where it is, and the step shown with it", async () => {
  const { page } = await openReadyLab("", { before: keepWorkerEvents });
  await playButton(page).click();
  await expect.poll(() => stepShown(page)).toBeGreaterThan(1_000);

  await playButton(page).click();
  await reach(page, "paused");
  await animationFrames(page, 2);
  const shown = await stepShown(page);
  await animationFrames(page, 60);
  expect(await stepShown(page)).toBe(shown);

  const events = await workerEvents(page);
  const pause = events.findLastIndex(({ status }) => status === "paused");
  expect(events[pause].step).toBe(shown);
  // What the run has to say of the step at which it stopped, once, and then nothing.
  expect(events.slice(pause + 1).map(({ kind, step }) => [kind, step])).toEqual([
    ["frame", shown],
    ["sampled", shown],
  ]);
});

test("the key → advances a run by exactly one step, and stops one that plays", async () => {
  const { page } = await openReadyLab("", { before: keepWorkerEvents });
  for (const step of [1, 2, 3]) {
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => stepShown(page)).toBe(step);
  }
  await playButton(page).click();
  await expect.poll(() => stepShown(page)).toBeGreaterThan(1_000);
  await page.keyboard.press("ArrowRight");
  await reach(page, "paused");
  const { step: before } = (await workerEvents(page)).findLast(({ status }) => status === "paused")!;
  await expect.poll(() => stepShown(page)).toBe(before! + 1);
  await animationFrames(page, 30);
  expect(await stepShown(page)).toBe(before! + 1);
});

test("the space bar plays and pauses, R goes back to the first batch and its loss", async () => {
  const { page } = await openReadyLab("");
  await page.keyboard.press("Space");
  await reach(page, "playing");
  await expect.poll(() => stepShown(page)).toBeGreaterThan(100);
  await page.keyboard.press("Space");
  await reach(page, "paused");
  await page.keyboard.press("r");
  await expect.poll(() => stepShown(page)).toBe(0);
  await reach(page, "paused");
  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeCloseTo(39.131664, 3);
});

test("? shows the keys, and Escape puts them away", async () => {
  const { page } = await openReadyLab("");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: es.lab.keys.title });
  await dialog.waitFor();
  await page.keyboard.press("b"); // means nothing here
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expect(page.url()).not.toContain("normalization");
});

test("a run held to ten steps a second shows its steps one by one", async () => {
  const { page } = await openReadyLab("steps=8", { before: keepWorkerEvents });
  await page.getByRole("button", { name: es.lab.transport.pace }).click();
  await page.getByRole("option", { name: "10 pasos/s" }).click();
  await playToTheEnd(page);
  const frames = (await workerEvents(page)).filter(({ kind }) => kind === "frame");
  // At full speed all eight are over before the next frame is due.
  const between = new Set(frames.map(({ step }) => step!).filter((step) => step > 0 && step < 8));
  expect(between.size).toBeGreaterThan(2);
});
