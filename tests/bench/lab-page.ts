import type { Browser, Locator, Page } from "playwright-core";

/** Opens the Lab in a window that shows all its figures, and lets its run play. */
export async function openPlayingLab(
  browser: Browser,
  site: string,
  fields: string,
): Promise<{ page: Page; progress: Locator }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 3000 } });
  await page.goto(`${site}#/lab?${fields}`);
  const progress = page.locator(".run-progress");
  const playing = progress.and(page.locator("[data-status=playing]"));
  await playing.or(progress.and(page.locator("[data-status=paused]"))).waitFor();
  if ((await progress.getAttribute("data-status")) === "paused") await page.keyboard.press("Space");
  await playing.waitFor();
  return { page, progress };
}
