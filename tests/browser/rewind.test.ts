import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { allFigures, openReadyLab, playButton, playToTheEnd, reach, reading, stepShown } from "./harness/lab";
import { es } from "./harness/words";
import { keepWorkerEvents, lossesTold } from "./harness/worker-events";

const fields = "dataset=first-names&hiddenSize=64&hiddenInit=kaiming&steps=1500&decayStep=1200";

/** The steps that the figures on the page say they are of. */
function stepsOfFigures(page: Page): Promise<string[]> {
  return page
    .locator(".panel .figure-provenance")
    .evaluateAll((lines) => lines.map((line) => /[\d.]+$/.exec(line.textContent!.trim())?.[0] ?? ""));
}

test("every figure goes back to the step that the reader wants, and playing on gives the same losses", async () => {
  const { page } = await openReadyLab(fields, { viewport: allFigures, before: keepWorkerEvents });
  const scrubber = page.getByRole("slider", { name: es.lab.transport.scrub });
  await playToTheEnd(page);
  await expect.poll(() => scrubber.inputValue()).toBe("1500");
  const losses = await lossesTold(page);
  const names = await page.locator("[data-figure=samples] li").allTextContents();

  await scrubber.focus();
  await page.keyboard.press("Home");
  await expect.poll(() => stepShown(page)).toBe(0);
  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeCloseTo(losses[0]!, 5);
  await page.keyboard.press("End");
  await expect.poll(() => stepShown(page)).toBe(1500);
  await page.keyboard.press("PageDown");
  await expect.poll(() => stepShown(page)).toBe(1350);
  for (const step of [1349, 1348]) {
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => stepShown(page)).toBe(step);
  }
  await reach(page, "paused");
  const figures = await stepsOfFigures(page);
  expect(figures.length).toBeGreaterThan(5);
  await expect.poll(async () => new Set(await stepsOfFigures(page))).toEqual(new Set(["1.348"]));
  expect(await page.locator(".results").count()).toBe(0);
  expect(await page.locator("[data-figure=samples] li").allTextContents()).not.toEqual(names);

  await playToTheEnd(page);
  expect(await lossesTold(page)).toEqual(losses);
  expect(await page.locator("[data-figure=samples] li").allTextContents()).toEqual(names);
  const hint = page.locator("[data-figure=loss-curve] .figure-hint");
  await expect.poll(() => hint.textContent()).toBe(es.figures.loss.repeated.replace("{{steps}}", "152"));
});

test("a change at a step that was gone back to keeps the old way in sight, and a broken run is taken back", async () => {
  const { page } = await openReadyLab(`${fields}&normalization=batch-norm-by-hand&batchSize=2&steps=20000`);
  await playButton(page).click();
  await reach(page, "failed");
  await page.locator("[data-failure=diverged] .notice-actions button").first().click();
  await reach(page, "paused");
  expect(await page.locator("[data-failure]").count()).toBe(0);
  const step = await stepShown(page);
  expect(await page.locator(".scrubber").getAttribute("data-furthest")).not.toBe(String(step));
  await expect.poll(() => page.locator("[data-mark=ahead]").count()).toBe(1);
  const learningRate = page.locator(".control-column").getByRole("textbox", {
    name: es.fields.learningRate.name,
  });
  await learningRate.fill("0,5");
  await learningRate.press("Enter");
  await expect.poll(() => page.locator(".scrubber").getAttribute("data-furthest")).toBe(String(step));
  await expect.poll(() => page.locator("[data-mark=left]").count()).toBe(1);
  expect(await page.locator("[data-mark=ahead]").count()).toBe(0);
});
