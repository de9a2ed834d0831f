import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "./harness/axe";
import { finalLoss, playToTheEnd, reach, reading } from "./harness/lab";
import { openPage } from "./harness/open-page";

const small = "hiddenSize=64&drawn=2000&hiddenInit=kaiming&outputScale=0.01";

const startOrStop = (page: Page) => page.locator(".sweep-bar .button.primary").click();
const cell = (page: Page, index: number) => page.locator(`[data-cell="${index}"]`);
const doneShown = async (page: Page) =>
  Number(await page.locator(".sweep-bar [data-done]").getAttribute("data-done"));

test("a sweep stopped halfway keeps what is done, goes on, and shows saturation rising with gain; a cell is the Lab's run", async () => {
  const { page } = await openPage({
    path: `#/sweep?${small}&x=gain:0.5,3&y=hiddenLayers:1,12&for=1500&show=saturation`,
  });
  await startOrStop(page);
  await page.locator(".sweep-cell[data-stage=done]").first().waitFor({ timeout: 60_000 });
  await startOrStop(page);
  await page.locator(".sweep-bar [data-status=idle]").waitFor();
  const kept = await doneShown(page);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(4);
  const first = await cell(page, 0).textContent();

  await startOrStop(page);
  await page.locator(".sweep-bar [data-status=finished]").waitFor({ timeout: 120_000 });
  expect(await cell(page, 0).textContent()).toBe(first);
  const shares = await Promise.all([0, 1, 2, 3].map((index) => cell(page, index).textContent()));
  const [careful, violent, carefulDeep, violentDeep] = shares.map((text) =>
    Number.parseFloat(text!.replace(",", ".")),
  );
  expect(violent).toBeGreaterThan(careful);
  expect(violentDeep).toBeGreaterThan(carefulDeep);

  await page.getByText("Loss de validación", { exact: true }).first().click();
  expect(await doneShown(page)).toBe(4);
  await expect.poll(() => reading(page, "sweep-map", "lowest")).toBeGreaterThan(2);
  const lowest = await reading(page, "sweep-map", "lowest");
  const losses = await Promise.all([0, 1, 2, 3].map((index) => cell(page, index).textContent()));
  const best = losses.indexOf(losses.toSorted()[0]);
  expect(await violations(page)).toEqual([]);

  await cell(page, best).focus();
  await page.keyboard.press("Enter");
  await reach(page, "paused");
  await playToTheEnd(page);
  expect(await finalLoss(page, "validation")).toBe(lowest);
}, 240_000);

test("values that can't be used are refused with their range, and what was typed stays", async () => {
  const { page } = await openPage({ path: `#/sweep?${small}&x=gain:1,2&for=100`, language: "en" });
  const values = page.getByLabel("Values of Gain");
  await values.fill("1, 2, 11");
  await values.press("Enter");
  await page.getByText("11 is out of range").waitFor();
  expect(await values.inputValue()).toBe("1, 2, 11");
  expect(await page.locator(".sweep-cell").count()).toBe(2);
  await values.fill("0.5, 1, 2");
  await values.press("Enter");
  await cell(page, 2).waitFor();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("x=gain:0.5,1,2");
});
