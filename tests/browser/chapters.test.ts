import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { chapterSlugs } from "../../src/store/chapters";
import { violations } from "./harness/axe";
import { openChapter, seeEveryFigure } from "./harness/chapter";
import { sideways } from "./harness/layout";
import { en, es } from "./harness/words";

/** From the top: elsewhere the header that stays in view covers half of some button, which the reader scrolls free. */
async function violationsFromTop(page: Page): Promise<string[]> {
  await page.evaluate(() => scrollTo(0, 0));
  return violations(page);
}

test.each(chapterSlugs)(
  "%s opens in both languages and themes, draws its figures, and meets WCAG 2.2 AA as far as axe can tell",
  async (slug) => {
    const { page } = await openChapter(slug);
    await seeEveryFigure(page);
    expect(await violationsFromTop(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await violationsFromTop(page)).toEqual([]);

    const heading = page.locator(".chapter h2").first();
    const title = await heading.textContent();
    await page.getByRole("radiogroup", { name: es.lab.header.language }).getByText("EN").click();
    await expect.poll(() => heading.textContent()).not.toBe(title);
    await page.getByRole("radiogroup", { name: en.lab.header.language }).waitFor();
    await seeEveryFigure(page);
    expect(await violationsFromTop(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("light");
    expect(await violationsFromTop(page)).toEqual([]);
  },
);

test.each(chapterSlugs)("%s holds on a phone: nothing has to be scrolled sideways", async (slug) => {
  const { page } = await openChapter(slug, { viewport: { width: 390, height: 844 } });
  await seeEveryFigure(page);
  expect(await sideways(page)).toBe(0);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await sideways(page)).toBe(0);
});
