import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openChapter, reveal } from "./harness/chapter";
import { es } from "./harness/words";

/** A number that a figure says of itself, once it says it. */
async function said(page: Page, exhibit: string, number: string, figure = 0): Promise<number> {
  const reading = page.locator(`[data-exhibit=${exhibit}] .figure-reading[data-${number}]`).nth(figure);
  await reading.waitFor();
  return Number(await reading.getAttribute(`data-${number}`));
}

const press = (page: Page, exhibit: string, action: string) =>
  page.locator(`[data-exhibit=${exhibit}] [data-action=${action}]`).click();

test("a forgotten eval() hardly shows in large batches, does in sorted ones, and one example is refused", async () => {
  const { page } = await openChapter("batch-norm-1d", { anchor: "two-modes" });
  const prediction = page.locator("[data-predict=batch-norm-1d-forgotten]");
  await prediction.getByText("Casi igual").click();
  await prediction.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  expect(await prediction.locator(".predict-reply").textContent()).toContain("cuesta darse cuenta");

  const exhibit = prediction.locator(".predict-reveal [data-exhibit=forgotten-eval]");
  await exhibit.scrollIntoViewIfNeeded();
  const evaluation = await said(page, "forgotten-eval", "evaluation");
  expect(evaluation).toBeCloseTo(2.754, 2);
  await exhibit.getByText("model.train()", { exact: true }).first().click();
  await expect.poll(() => said(page, "forgotten-eval", "training")).toBeCloseTo(2.769, 2);
  await press(page, "forgotten-eval", "break");
  await expect.poll(() => said(page, "forgotten-eval", "training")).toBeGreaterThan(evaluation + 0.3);
  expect(await said(page, "forgotten-eval", "evaluation")).toBeCloseTo(evaluation, 4);
  await exhibit.getByRole("slider").focus();
  await page.keyboard.press("Home");
  await expect.poll(() => exhibit.locator(".figure-reading").textContent()).toContain("ValueError");
});

test("batches of two see half of the variance when they divide by n", async () => {
  const { page } = await openChapter("batch-norm-1d", { anchor: "biased-unbiased" });
  await reveal(page, "batch-norm-1d-half");
  const variance = await said(page, "variance-estimates", "variance");
  expect(await said(page, "variance-estimates", "unbiased")).toBeCloseTo(variance, 0);
  await press(page, "variance-estimates", "break");
  await expect
    .poll(async () => (await said(page, "variance-estimates", "biased")) / variance)
    .toBeCloseTo(0.5, 1);
});

test("over gains from 0.2 to 5 the loss of the normalised network stays where it is", async () => {
  const { page } = await openChapter("batch-norm-1d", { anchor: "gain-robustness" });
  await reveal(page, "batch-norm-1d-gain");
  await page.locator("[data-exhibit=gain-robustness]").scrollIntoViewIfNeeded();
  await expect.poll(() => said(page, "gain-robustness", "runs"), { timeout: 60_000 }).toBe(18);
  const spread = await said(page, "gain-robustness", "normalized-spread");
  expect(await said(page, "gain-robustness", "plain-spread")).toBeGreaterThan(3 * spread);
  await page.locator("[data-exhibit=gain-robustness]").getByRole("slider").focus();
  await page.keyboard.press("End");
  await expect.poll(() => said(page, "gain-robustness", "plain")).toBeGreaterThan(0.5);
  expect(await said(page, "gain-robustness", "normalized")).toBeLessThan(0.05);
});

test("a folded layer gives the same logits to the last bits, and not without the mean", async () => {
  const { page } = await openChapter("batch-norm-1d", { anchor: "folding" });
  expect(await said(page, "folding", "largest")).toBeLessThan(1e-5);
  await press(page, "folding", "break");
  await expect.poll(() => said(page, "folding", "largest")).toBeGreaterThan(0.1);
});
