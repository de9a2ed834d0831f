import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import words from "../../src/i18n/es/chapters/saturation.json";
import { openChapter, reveal } from "./harness/chapter";
import { reading } from "./harness/lab";
import { es } from "./harness/words";

const exhibit = (page: Page, name: string) => page.locator(`[data-exhibit=${name}]`);
const choose = (page: Page, name: string, option: string) =>
  exhibit(page, name).getByText(option, { exact: true }).click();
const saturated = async (page: Page, figure: string) => (await reading(page, figure, "saturated")).toFixed(4);
const isTicked = (page: Page, task: string) => page.locator(`[data-task=${task}][data-done]`).waitFor();

test("the first minibatch saturates as PyTorch's does, and comes back to the middle as W1 gets smaller", async () => {
  const { page } = await openChapter("saturation", { anchor: "batch-on-the-curve" });
  const figure = "batch-on-curve";
  await reveal(page, "saturation-share");
  await expect.poll(() => saturated(page, figure)).toBe("0.7211");
  expect(await reading(page, figure, "std")).toBeCloseTo(5.9882, 3);
  await choose(page, figure, words.start["small-hidden"]);
  await expect.poll(() => saturated(page, figure)).toBe("0.0775");
  await choose(page, figure, words.start.kaiming);
  await expect.poll(() => saturated(page, figure)).toBe("0.2405");
  expect(await reading(page, figure, "std")).toBeCloseTo(1.7981, 3);

  await exhibit(page, figure).locator("[data-action=break]").click();
  await expect.poll(() => saturated(page, figure)).toBe("0.9006");
  await exhibit(page, figure).locator("[data-action=break]").click();
  await expect.poll(() => saturated(page, figure)).toBe("0.7211");

  // The same number in the sentence, dragged to 0: what is left of x is its bias, a hundredth of a normal number.
  await choose(page, figure, words.start.kaiming);
  await page.locator(".drag-number[data-symbol=gain]").press("Home");
  await expect.poll(() => saturated(page, figure)).toBe("0.0000");
  await isTicked(page, "saturation-below-5");
});

test("a column of the map opens with its weights and its examples, by click and by keyboard", async () => {
  const { page } = await openChapter("saturation", { anchor: "saturation-map" });
  await expect.poll(() => saturated(page, "saturation")).toBe("0.7211");
  const map = exhibit(page, "saturation-map").locator(".saturation-map");
  await map.scrollIntoViewIfNeeded();
  const { width } = (await map.boundingBox())!;
  await map.click({ position: { x: (width * 100.5) / 256, y: 30 } });
  const neuron = page.locator("[data-figure=neuron]");
  await neuron.scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "neuron", "neuron")).toBe(100);
  expect(await reading(page, "neuron", "examples")).toBe(32);
  expect(await exhibit(page, "neuron").locator(".example-list tbody tr:visible").count()).toBe(18);
  await isTicked(page, "saturation-open-neuron");

  await map.press("ArrowRight");
  await map.press("Enter");
  await neuron.scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "neuron", "neuron")).toBe(101);

  await choose(page, "saturation-map", words.start.kaiming);
  await expect.poll(() => saturated(page, "saturation")).toBe("0.2405");
  await exhibit(page, "saturation-map").locator("[data-action=break]").click();
  await expect.poll(() => reading(page, "saturation", "dead")).toBe(17);
  await isTicked(page, "saturation-white-column");
});

test("a neuron that was pushed far has a gradient of exactly zero, and one that was not has not", async () => {
  const { page } = await openChapter("saturation", { anchor: "dead-neurons" });
  await reveal(page, "saturation-come-back");
  await exhibit(page, "dead-neuron").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "dead-neuron", "gradient")).toBeCloseTo(3.7875e-6, 8);
  await expect.poll(() => reading(page, "dead-neuron", "step")).toBe(3000);
  expect(await reading(page, "dead-neuron", "to")).toBeGreaterThan(6.5);
  await exhibit(page, "dead-neuron").locator("[data-action=break]").click();
  await expect.poll(() => reading(page, "dead-neuron", "gradient")).toBe(0);
  await isTicked(page, "saturation-zero-gradient");
});

test("the way back, the other nonlinearities, dying relus and the scale of W1 give PyTorch's numbers", async () => {
  const { page } = await openChapter("saturation", { anchor: "chain" });
  await exhibit(page, "gradient-chain").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "gradient-chain", "first")).toBeCloseTo(6.28e-4, 6);
  expect(await reading(page, "gradient-chain", "last")).toBeCloseTo(3.0866e-4, 7);

  await exhibit(page, "nonlinearities").scrollIntoViewIfNeeded();
  await expect.poll(async () => (await reading(page, "nonlinearities", "tanh")).toFixed(4)).toBe("0.2405");

  await exhibit(page, "dying-units").scrollIntoViewIfNeeded();
  await expect.poll(() => reading(page, "dying-units", "dead")).toBe(0);
  await exhibit(page, "dying-units").locator("[data-action=break]").click();
  await expect.poll(() => reading(page, "dying-units", "learningrate")).toBe(2);
  await expect.poll(() => reading(page, "dying-units", "step")).toBe(500);
  expect(await reading(page, "dying-units", "dead")).toBeGreaterThan(0.1);
  await choose(page, "dying-units", words.nonlinearity["leaky-relu"]);
  await expect.poll(() => reading(page, "dying-units", "dead")).toBe(0);

  await reveal(page, "saturation-scale-curve");
  await exhibit(page, "saturation-by-scale").scrollIntoViewIfNeeded();
  await expect.poll(() => saturated(page, "saturation-by-scale")).toBe("0.0775");
});

test("the share is guessed before it is told, and the dot is dragged by keyboard", async () => {
  const { page } = await openChapter("saturation", { anchor: "one-neuron" });
  const dot = page.locator(".tanh-by-hand");
  await dot.press("End");
  await expect.poll(() => reading(page, "tanh-by-hand", "slope")).toBeCloseTo(1 - Math.tanh(5) ** 2, 9);
  await isTicked(page, "saturation-by-hand");

  const prediction = page.locator("[data-predict=saturation-share]");
  await prediction.scrollIntoViewIfNeeded();
  await prediction.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  await expect.poll(() => prediction.locator(".predict-reply").textContent()).toContain("72,11");
  expect(await prediction.getAttribute("data-stage")).toBe("answered");
});
