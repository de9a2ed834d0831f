import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { panels } from "../../src/store/settings";
import { openReadyLab, reach } from "./harness/lab";
import { en, es } from "./harness/words";

const names = "dataset=first-names";
const theme = (page: Page) => page.locator("html").getAttribute("data-theme");
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test("the page is light or dark as the reader's device, unless the reader says otherwise", async () => {
  const { page } = await openReadyLab(names, { colorScheme: "light" });
  expect(await theme(page)).toBe("light");
  const white = await paper(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => theme(page)).toBe("dark");
  await expect.poll(() => paper(page)).not.toBe(white);

  const themes = page.getByRole("radiogroup", { name: es.lab.header.theme });
  await themes.getByText(es.lab.header.themes.light).click();
  await expect.poll(() => theme(page)).toBe("light");
  expect(await paper(page)).toBe(white);
});

test("language, theme and the figures put away are the same when the page is opened again", async () => {
  const { page } = await openReadyLab(names);
  await page
    .getByRole("radiogroup", { name: es.lab.header.theme })
    .getByText(es.lab.header.themes.dark)
    .click();
  await page.getByRole("radiogroup", { name: es.lab.header.language }).getByText("EN").click();
  await page.getByRole("button", { name: en.lab.panels.label, exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: en.lab.panels.histograms }).click();
  await page.keyboard.press("Escape");
  expect(await page.locator("[data-panel=histograms]").count()).toBe(0);

  await page.goto("about:blank");
  await page.goto(`${inject("site")}#/lab`); // an address that names no language
  await reach(page, "paused");
  expect(await theme(page)).toBe("dark");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.locator("[data-panel=loss]").count()).toBe(1);
  expect(await page.locator("[data-panel=histograms]").count()).toBe(0);
});

test("a page whose figures are all put away says so, and trains all the same", async () => {
  const { page } = await openReadyLab(`${names}&steps=200`);
  await page.getByRole("button", { name: es.lab.panels.label, exact: true }).click();
  for (const panel of panels) {
    await page.getByRole("menuitemcheckbox", { name: es.lab.panels[panel], exact: true }).click();
  }
  await page.keyboard.press("Escape");
  await page.getByText(es.lab.panels.allHidden).waitFor();
  await page.locator(".transport-play").click();
  await reach(page, "finished");
});
