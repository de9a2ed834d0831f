import { expect, test } from "vitest";
import { openLab, openReadyLab, playToTheEnd, reach } from "./harness/lab";
import { sideways } from "./harness/layout";
import { es } from "./harness/words";

test.each([390, 320])("nothing has to be scrolled sideways on a screen %i pixels wide", async (width) => {
  const viewport = { width, height: 844 };
  const { page } = await openReadyLab("dataset=first-names&hiddenLayers=10&hiddenSize=64&steps=50&gain=11", {
    viewport,
  });
  expect(await sideways(page)).toBe(0);
  await playToTheEnd(page);
  await page.locator(".results").waitFor();
  expect(await sideways(page)).toBe(0);
  await page.getByRole("button", { name: es.lab.controls.label }).click();
  await page.getByRole("dialog", { name: es.lab.controls.label }).waitFor();
  expect(await sideways(page)).toBe(0);
});

test("on a phone the controls are a sheet, and what is moved there is what runs", async () => {
  const { page } = await openReadyLab("dataset=first-names", { viewport: { width: 390, height: 844 } });
  await page.getByRole("button", { name: es.lab.controls.label }).click();
  const sheet = page.getByRole("dialog", { name: es.lab.controls.label });
  await sheet.getByRole("slider", { name: es.fields.hiddenLayers.name }).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => new URL(page.url()).hash).toContain("hiddenLayers=2");
  await sheet.getByRole("button", { name: es.lab.controls.close }).click();
  await sheet.waitFor({ state: "hidden" });
  await reach(page, "paused");
  expect(await page.locator(".shapes dt").allTextContents()).toContain("W3");
});

test("on a phone a failure is in sight without scrolling", async () => {
  const { page } = await openLab("dataset=file", { viewport: { width: 390, height: 844 } });
  const failure = page.locator("[data-failure]");
  await failure.waitFor();
  const { y } = (await failure.boundingBox())!;
  expect(y).toBeLessThan(700);
});
