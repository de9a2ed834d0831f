import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import golden from "../golden/vectors/conclusions.json";
import { openChapter } from "./harness/chapter";
import { es } from "./harness/words";

const skip = es.reader.predict.skip;

/** A number that a figure says of itself, once it says it. */
async function said(page: Page, figure: string, number: string): Promise<number> {
  const reading = page.locator(`[data-figure=${figure}] .figure-reading[data-${number}]`);
  await reading.waitFor();
  return Number(await reading.getAttribute(`data-${number}`));
}

const press = (page: Page, exhibit: string, action: string) =>
  page.locator(`[data-exhibit=${exhibit}] [data-action=${action}]`).click();

test("fifty well initialised layers lose their gradient as they train; a long step loses it, and standing still keeps it", async () => {
  const { page } = await openChapter("conclusions", { anchor: "initialisation-is-no-guarantee" });
  const [atStart] = golden.byDepth[2].gradientNorms[0];
  await page.locator("[data-predict=conclusions-drift]").getByRole("button", { name: skip }).click();
  await expect.poll(() => said(page, "gradient-drift", "step"), { timeout: 30_000 }).toBe(300);
  const start = await said(page, "gradient-drift", "start");
  expect(start).toBeCloseTo(atStart, 4);
  expect(await said(page, "gradient-drift", "low")).toBeLessThan(start / 10);
  await press(page, "gradient-drift", "break");
  await page.locator("[data-task=conclusions-lost][data-done]").waitFor({ timeout: 30_000 });
  const rate = page.locator("[data-exhibit=gradient-drift] input[type=range]").nth(1);
  await rate.press("Home");
  const kept = async () =>
    (await said(page, "gradient-drift", "low")) / (await said(page, "gradient-drift", "start"));
  await expect.poll(kept, { timeout: 30_000 }).toBeGreaterThan(0.1);
});

test("of six depths the deepest is left behind, and with a small gain further", async () => {
  const { page } = await openChapter("conclusions", { anchor: "deeper-is-harder" });
  const gap = async () =>
    (await said(page, "loss-by-depth", "deep")) - (await said(page, "loss-by-depth", "shallow"));
  await expect.poll(gap, { timeout: 30_000 }).toBeGreaterThan(0.05);
  await press(page, "loss-by-depth", "break");
  await expect.poll(() => said(page, "loss-by-depth", "gain"), { timeout: 30_000 }).toBe(0.8);
  expect(await gap()).toBeGreaterThan(0.1);
});

test("sentences say what the reader's own networks do, and an answer is replied to", async () => {
  const { page } = await openChapter("conclusions", { anchor: "batch-norm-prevents" });
  const number = async (of: string) =>
    Number(await page.locator(`[${of}] .live-number[data-value]`).getAttribute("data-value"));
  expect(await number("data-saturated=none")).toBeCloseTo(0.7211, 4);
  expect(await number("data-saturated=batch-norm-by-hand")).toBeLessThan(0.03);
  const prediction = page.locator("[data-answer]");
  await prediction.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  await prediction.locator(".predict-reveal .live-number[data-value]").waitFor();
  const ratio = Number(await prediction.getAttribute("data-answer"));
  expect(Math.abs(ratio / golden.normalisedRatio - 1)).toBeLessThan(0.05);
  expect(await prediction.locator(".predict-reply").textContent()).toContain("Es mucho más");
});

test("running and calibrated statistics agree to their noise, and not after three minibatches", async () => {
  const { page } = await openChapter("conclusions", { anchor: "exercise-running-statistics" });
  expect(await said(page, "running-mean", "distance")).toBeLessThan(0.08);
  expect(await said(page, "running-std", "distance")).toBeLessThan(0.06);
  await press(page, "running-exercise", "break");
  await expect.poll(() => said(page, "running-std", "distance")).toBeGreaterThan(0.2);
  await press(page, "running-exercise", "break");
  await expect.poll(() => said(page, "running-std", "distance")).toBeLessThan(0.06);
});
