import type { Page } from "playwright-core";
import type { ChapterSlug } from "../../../src/store/chapters";
import { type OpenOptions, type OpenPage, openPage } from "./open-page";
import { en, es } from "./words";

/** Opens a chapter, at one of its sections if one is named. */
export async function openChapter(
  slug: ChapterSlug,
  { anchor, ...options }: Omit<OpenOptions, "path"> & { anchor?: string } = {},
): Promise<OpenPage> {
  const opened = await openPage({ ...options, path: anchor ? `#/${slug}/${anchor}` : `#/${slug}` });
  await opened.page.locator(`[data-chapter=${slug}]`).waitFor();
  return opened;
}

/** Opens what a prediction hides, and brings it on screen. */
export async function reveal(page: Page, prediction: string): Promise<void> {
  const root = page.locator(`[data-predict=${prediction}]`);
  await root.getByRole("button", { name: es.reader.predict.skip, exact: true }).click();
  await root.locator(".predict-reveal").scrollIntoViewIfNeeded();
}

/** Opens what every prediction hides, as a reader who would rather see first. */
async function skipPredictions(page: Page): Promise<void> {
  const asking = page.locator("[data-stage=asking]");
  const names = [es, en].map(({ reader }) => reader.predict.skip).join("|");
  while ((await asking.count()) > 0) {
    await asking
      .first()
      .getByRole("button", { name: new RegExp(names) })
      .click();
  }
}

/** Brings every figure of the page on screen, one after another, and waits until it says something of its data. */
export async function seeEveryFigure(page: Page): Promise<void> {
  await skipPredictions(page);
  const figures = page.locator(".chapter [data-figure]");
  for (let i = 0; i < (await figures.count()); i++) {
    const figure = figures.nth(i);
    await figure.scrollIntoViewIfNeeded();
    await figure.locator(".figure-reading:not(:empty)").first().waitFor();
  }
}
