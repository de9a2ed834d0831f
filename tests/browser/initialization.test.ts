import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openReadyLab, reading } from "./harness/lab";
import { es } from "./harness/words";

/** The share of the hidden layer's activations that saturate on the first batch, as PyTorch's numbers are written. */
async function saturation(page: Page): Promise<string> {
  return (await reading(page, "saturation", "saturated")).toFixed(4);
}

test("flipping to Kaiming takes the first batch's saturation from 72.11% to 24.05%, and back", async () => {
  const { page } = await openReadyLab("");
  const { naive, kaiming } = es.fields.preset.options;
  const initialisations = page.getByRole("radiogroup", { name: es.fields.preset.name });
  const sentence = page.locator("[data-figure=saturation] .figure-reading");
  await expect.poll(() => saturation(page)).toBe("0.7211");
  expect(await sentence.textContent()).toContain("72,11");

  await initialisations.getByText(kaiming.name, { exact: true }).click();
  await expect.poll(() => saturation(page)).toBe("0.2405");
  expect(await sentence.textContent()).toContain("24,05");

  await initialisations.getByText(naive.name, { exact: true }).click();
  await expect.poll(() => saturation(page)).toBe("0.7211");
});

test("the key I goes round the initialisations, each with PyTorch's saturation on the first batch", async () => {
  const { page } = await openReadyLab("");
  await expect.poll(() => saturation(page)).toBe("0.7211");
  await page.keyboard.press("i"); // W2 × .01, b2 × 0
  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeCloseTo(3.732561, 4);
  expect(await saturation(page)).toBe("0.7211");
  await page.keyboard.press("i"); // also W1 × .2, b1 × .01
  await expect.poll(() => saturation(page)).toBe("0.0775");
  await page.keyboard.press("i");
  await expect.poll(() => saturation(page)).toBe("0.2405");
  await page.keyboard.press("i"); // Xavier
  await page.keyboard.press("i");
  await expect.poll(() => saturation(page)).toBe("0.7211");
});

test("the threshold acts on a run at rest, in the reading and in the map's key", async () => {
  const { page } = await openReadyLab("");
  const threshold = page.getByRole("textbox", { name: es.fields.threshold.name });
  await threshold.fill("0,5");
  await threshold.press("Enter");
  await expect.poll(() => reading(page, "saturation", "saturated")).toBeGreaterThan(0.85);
  expect(await page.locator("[data-figure=saturation]").textContent()).toContain("|h| > 0,5");
  await threshold.fill("1");
  await threshold.press("Enter");
  await expect.poll(() => reading(page, "saturation", "saturated")).toBe(0);
});
