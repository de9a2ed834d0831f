import type { Browser } from "playwright-core";

/** Seconds from the press of a button to the end of a chapter's first cell, in a tab that has fetched no Python yet. */
export async function measureFirstRun(browser: Browser, site: string): Promise<number> {
  console.error("A first cell in a cold tab");
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site}#/data?lang=en`);
  const cell = page.locator("[data-cell]").first();
  await cell.scrollIntoViewIfNeeded();
  const start = performance.now();
  await cell.getByRole("button", { name: "Run", exact: true }).click();
  await cell.locator(".code-cell-status[data-status=ok]").waitFor({ timeout: 120_000 });
  const seconds = (performance.now() - start) / 1000;
  await context.close();
  return seconds;
}
