import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import words from "../../src/i18n/es/chapters/layers.json";
import { openChapter, reveal } from "./harness/chapter";
import { reading } from "./harness/lab";
import { es } from "./harness/words";

const exhibit = (page: Page, name: string) => page.locator(`[data-exhibit=${name}]`);
const stack = (page: Page) => exhibit(page, "layer-stack");
const row = (page: Page, index: number) =>
  stack(page)
    .locator(".stack-row")
    .nth(index + 1);
const isTicked = (page: Page, task: string) => page.locator(`[data-task=${task}][data-done]`).waitFor();
const loss = async (page: Page) => (await reading(page, "layer-stack", "loss")).toFixed(5);
const named = (text: string, index: number) => text.replace("{{index}}", String(index));

test("the list of layers gives the loss, the parameters and the saturation of the network written out", async () => {
  const { page } = await openChapter("layers");
  const losses = page.locator(".chapter > p .live-number[data-symbol=loss]");
  await losses.last().scrollIntoViewIfNeeded();
  await expect.poll(() => losses.first().getAttribute("data-value")).toMatch(/^3\.71619/);
  await expect
    .poll(() => losses.last().getAttribute("data-value"))
    .toBe(await losses.first().getAttribute("data-value"));

  await stack(page).scrollIntoViewIfNeeded();
  await expect.poll(() => loss(page)).toBe("3.71619");
  expect(await reading(page, "layer-stack", "parameters")).toBe(18_616);
  const beyond = row(page, 3).locator(".stack-beyond");
  expect(Number(await beyond.getAttribute("data-beyond")).toFixed(4)).toBe("0.2405");
});

test("a stack is edited by keyboard; what doesn't fit is said as PyTorch says it, and mended", async () => {
  const { page } = await openChapter("layers");
  await stack(page).scrollIntoViewIfNeeded();
  await expect.poll(() => loss(page)).toBe("3.71619");
  await stack(page).locator("[data-action=break]").click();
  await stack(page).getByText("mat1 and mat2 shapes cannot be multiplied (96x10 and 30x256)").waitFor();
  await isTicked(page, "layers-misfit");
  await expect.poll(() => reading(page, "layer-stack", "loss")).toBeNaN();
  await stack(page).locator("[data-action=break]").click();
  await expect.poll(() => loss(page)).toBe("3.71619");

  // A hidden layer more, put in and made to fit without a pointer.
  await page.getByRole("button", { name: named(words.stack.add, 3) }).press("Enter");
  await page.getByRole("menuitem", { name: "Linear" }).press("Enter");
  await stack(page).locator(".stack-row[data-misfit=fan-in]").waitFor();
  await stack(page)
    .getByRole("button", { name: words.stack.fit.replace("{{size}}", "100") })
    .press("Enter");
  await page.getByRole("button", { name: named(words.stack.add, 4) }).press("Enter");
  await page.getByRole("menuitem", { name: "Tanh" }).press("Enter");
  await expect.poll(() => reading(page, "layer-stack", "layers")).toBe(7);
  await expect
    .poll(() => reading(page, "layer-stack", "parameters"))
    .toBe(400 + 31 * 256 + 257 * 100 + 101 * 40);
  await expect.poll(() => reading(page, "layer-stack", "loss")).toBeLessThan(4);

  // A layer that moves takes the focus with it.
  await page.getByRole("button", { name: named(words.stack.up, 5) }).press("Enter");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
    .toBe(named(words.stack.up, 4));

  await stack(page).getByText(words.prepared.deep, { exact: true }).click();
  await expect.poll(() => loss(page)).toBe("3.68750");
});

test("layers[-3] is the hidden Linear, and the tanh once there is one layer more", async () => {
  const { page } = await openChapter("layers");
  const beyond = async () => (await reading(page, "layer-output-map", "beyond")).toFixed(4);
  await reveal(page, "layers-minus-three");
  await exhibit(page, "layer-index").scrollIntoViewIfNeeded();
  await expect.poll(beyond).toBe("0.5793");
  await exhibit(page, "layer-index").getByText("layers[-2]", { exact: true }).click();
  await expect.poll(beyond).toBe("0.2405");
  await isTicked(page, "layers-find-tanh");
  await exhibit(page, "layer-index").locator("[data-action=break]").click();
  await expect.poll(() => reading(page, "layer-output-map", "index")).toBe(-3);
  await expect.poll(beyond).toBe("0.2405");
  await exhibit(page, "layer-index").locator("[data-action=break]").click();
  await expect.poll(beyond).toBe("0.5793");
});

test("predictions reply to each answer, and reveal", async () => {
  const { page } = await openChapter("layers");
  const parameters = page.locator("[data-predict=layers-parameters]");
  const guess = parameters.getByRole("textbox");
  await guess.fill("17640");
  await guess.press("Enter");
  await parameters.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  await parameters.getByText(words.predictions.parameters.near).waitFor();

  const index = page.locator("[data-predict=layers-minus-three]");
  await index.getByText("La Tanh", { exact: true }).click();
  await index.getByRole("button", { name: es.reader.predict.asking, exact: true }).click();
  await index.getByText("La Tanh es layers[-2].").waitFor();
});
