import { expect, test } from "vitest";
import { violations } from "./harness/axe";
import { reading } from "./harness/lab";
import { sideways } from "./harness/layout";
import { openPage } from "./harness/open-page";
import { en, es } from "./harness/words";

test("the first screen shows two networks learning, one sentence and one button that begins the lesson", async () => {
  const { page } = await openPage();
  const start = page.getByRole("link", { name: es.site.homePage.start });
  const twins = page.locator("[data-figure=twin-run]");
  for (const part of [page.getByRole("heading", { level: 1 }), start, twins]) {
    await part.waitFor();
    const { y, height } = (await part.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(800);
  }
  await expect.poll(() => reading(page, "twin-run", "step")).toBeGreaterThan(0);
  await expect
    .poll(() => reading(page, "twin-run", "careless-loss"))
    .toBeGreaterThan(await reading(page, "twin-run", "careful-loss"));

  await start.click();
  await page.locator("[data-chapter=introduction]").waitFor();
});

test("whoever comes back goes on where he was", async () => {
  const { page } = await openPage({ path: "#/kaiming/gains" });
  await page.locator("[data-chapter=kaiming]").waitFor();
  await page.locator(".brand-home").click();
  await page.getByRole("link", { name: es.site.homePage.goOn }).click();
  await page.locator("[data-chapter=kaiming]").waitFor();
  expect(new URL(page.url()).hash).toContain("/kaiming");
});

test("with reduced motion the race runs to its end unwatched", async () => {
  const { page } = await openPage({ reducedMotion: "reduce" });
  await expect.poll(() => reading(page, "twin-run", "step")).toBe(1000);
});

test("in both languages and themes and on a phone it meets WCAG 2.2 AA as far as axe can tell, and keeps its width", async () => {
  const { page } = await openPage({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await page.getByRole("heading", { name: es.site.homePage.sentence }).waitFor();
  await page.locator("[data-figure=twin-run] .figure-reading[data-step]").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("light");
  expect(await violations(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await sideways(page)).toBe(0);

  const english = await openPage({ language: "en" });
  await english.page.getByRole("heading", { name: en.site.homePage.sentence }).waitFor();
  await english.page.locator("[data-figure=twin-run] .figure-reading[data-step]").waitFor();
  expect(await violations(english.page)).toEqual([]);
});
