import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import golden from "../golden/vectors/batchnorm.json";
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

test("the first minibatch is normalised with PyTorch's means and deviations; a constant neuron needs eps", async () => {
  const { page } = await openChapter("batch-norm", { anchor: "step-by-step" });
  expect(await said(page, "normalize-steps", "batch-mean")).toBeCloseTo(golden.firstBatch.bnmeani[2], 4);
  expect(await said(page, "normalize-steps", "batch-std")).toBeCloseTo(golden.firstBatch.bnstdi[2], 4);
  expect(await said(page, "normalize-steps", "saturated")).toBeCloseTo(golden.firstBatch.saturated[1], 4);
  await press(page, "normalize-steps", "break");
  await expect.poll(() => said(page, "normalize-steps", "std")).toBeNaN();
  await page.locator("[data-exhibit=normalize-steps]").getByText("eps = 1e−5").click();
  await expect.poll(() => said(page, "normalize-steps", "std")).toBe(0);
  await press(page, "normalize-steps", "reset");
  await expect.poll(() => said(page, "normalize-steps", "std")).toBeCloseTo(1, 5);
});

test("saturation falls from 72.11% to 2.72% on the same weights, and a prediction of it is answered", async () => {
  const { page } = await openChapter("batch-norm", { anchor: "saturation" });
  const prediction = page.locator("[data-predict=batch-norm-saturation]");
  await prediction.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  await prediction.locator(".predict-reveal .live-number").waitFor();
  await expect.poll(() => prediction.locator(".predict-reply").textContent()).toContain("mucho menos");
  const shares = golden.firstBatch.saturated;
  await page.locator("[data-exhibit=saturation-before-after]").scrollIntoViewIfNeeded();
  expect(await said(page, "saturation-before-after", "saturated", 0)).toBeCloseTo(shares[0], 6);
  expect(await said(page, "saturation-before-after", "saturated", 1)).toBeCloseTo(shares[1], 6);
});

test("the bias gets no gradient but rounding, and changes nothing", async () => {
  const { page } = await openChapter("batch-norm", { anchor: "useless-bias" });
  expect(await page.locator("[data-exhibit=bias-gradient]").count()).toBe(0);
  await reveal(page, "batch-norm-bias");
  expect(await said(page, "bias-gradient", "largest")).toBeCloseTo(golden.firstBatch.biasGradient[0], 5);
  expect(await said(page, "bias-gradient", "left")).toBeLessThan(1e-7);
  const [plain, normalized] = golden.firstBatch.losses;
  expect(await said(page, "bias-gradient", "plain-loss")).toBeCloseTo(plain, 4);
  expect(await said(page, "bias-gradient", "normalized-loss")).toBeCloseTo(normalized, 4);
  await press(page, "bias-gradient", "break");
  await expect.poll(() => said(page, "bias-gradient", "plain-loss")).not.toBeCloseTo(plain, 1);
  expect(await said(page, "bias-gradient", "normalized-loss")).toBeCloseTo(normalized, 3);
});

test("an example depends on its companions, trembles with them, and is nowhere without any", async () => {
  const { page } = await openChapter("batch-norm", { anchor: "coupling" });
  expect(await said(page, "batch-coupling", "plain-others")).toBe(0);
  const [row] = golden.coupling.byHand;
  const others = row.slice(1).reduce((sum, length) => sum + length, 0);
  expect(await said(page, "batch-coupling", "others")).toBeGreaterThan(others / 2);
  await press(page, "batch-coupling", "break");
  await expect.poll(() => said(page, "batch-coupling", "others")).toBeLessThan(1e-4);

  await page.locator("[data-exhibit=jitter]").scrollIntoViewIfNeeded();
  expect(await said(page, "jitter", "std")).toBeGreaterThan(0.1);
  await press(page, "jitter", "break");
  const reading = page.locator("[data-exhibit=jitter] .figure-reading");
  await expect.poll(() => reading.textContent()).toContain("NaN");
  expect(await said(page, "jitter", "still")).not.toBeNaN();
});

test("running averages come close to what the whole training set says", async () => {
  const { page } = await openChapter("batch-norm", { anchor: "running-statistics" });
  await expect.poll(() => said(page, "running-statistics", "slow", 0)).toBeLessThan(0.05);
  await expect.poll(() => said(page, "running-statistics", "step", 0), { timeout: 60_000 }).toBe(9_999);
  expect(await said(page, "running-statistics", "slow")).toBeLessThan(0.03);
  const running = await said(page, "running-statistics", "running");
  expect(Math.abs(running - (await said(page, "running-statistics", "calibrated")))).toBeLessThan(0.2);
});
