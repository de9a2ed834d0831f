import { expect, test } from "vitest";
import { openLab, openReadyLab, playButton, reach, reading, stepShown } from "./harness/lab";
import { es } from "./harness/words";

test("a run that is no number from its first batch says why, and the next run works", async () => {
  // All preactivations are zero, and so is the deviation by which BatchNorm by hand divides.
  const { page } = await openLab("normalization=batch-norm-by-hand&gain=0&hiddenBiasScale=0");
  const failure = page.locator("[data-failure=diverged]");
  await failure.waitFor();
  const said = await failure.textContent();
  expect(said).toContain("NaN");
  expect(said).toMatch(/desvío/);

  await page.keyboard.press("b"); // none
  await reach(page, "paused");
  expect(await failure.count()).toBe(0);
  await playButton(page).click();
  await expect.poll(() => stepShown(page)).toBeGreaterThan(100);
  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeLessThan(100);
});

test("a run that becomes NaN on its way keeps its last good step on screen and says why", async () => {
  // Sooner or later both examples of the batch have the same context: the deviation between them is zero.
  const { page } = await openReadyLab("normalization=batch-norm-by-hand&batchSize=2");
  await playButton(page).click();
  const failure = page.locator("[data-failure=diverged]");
  await failure.waitFor();
  await reach(page, "failed");
  const step = Number(/[0-9.]+/.exec((await failure.getByRole("heading").textContent())!)![0]);
  expect(step).toBeGreaterThan(1);
  expect(await failure.textContent()).toContain("NaN");

  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeLessThan(100);
  expect(Number.isFinite(await reading(page, "saturation", "saturated"))).toBe(true);
  expect(await page.locator("[data-figure=samples] li").count()).toBe(10);

  await failure.getByRole("button", { name: "BatchNorm1d" }).click();
  await reach(page, "paused");
  await playButton(page).click();
  await expect.poll(() => stepShown(page)).toBeGreaterThan(step);
});

test("BatchNorm on batches of one example says what is wrong, and offers the way out", async () => {
  const { page } = await openLab("normalization=batch-norm-1d&batchSize=1");
  const failure = page.locator("[data-failure=batch-too-small]");
  await failure.getByRole("button", { name: es.problems.failure.batch }).click();
  await reach(page, "paused");
  expect(await failure.count()).toBe(0);
});
