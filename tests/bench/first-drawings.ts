import type { Browser, Page } from "playwright-core";
import { type ChapterSlug, chapterSlugs } from "../../src/store/chapters";

/** Milliseconds after which a figure is given up. */
const PATIENCE = 30_000;

export interface FirstDrawings {
  slug: ChapterSlug;
  figures: number;
  /** From the moment when a figure comes into view to its first numbers, in milliseconds. */
  slowest: { figure: string; milliseconds: number };
}

/** How long the figures of each chapter take to say something of their data, each when it is scrolled to. */
export async function measureFirstDrawings(browser: Browser, site: string): Promise<FirstDrawings[]> {
  console.error("First drawings");
  const all: FirstDrawings[] = [];
  for (const slug of chapterSlugs) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${site}#/${slug}?lang=en`);
    await page.locator(".chapter-end").waitFor();
    const asking = page.locator("[data-stage=asking] .predict-actions .button.quiet");
    while ((await asking.count()) > 0) await asking.first().click();
    const figures = await page.locator(".chapter [data-figure]").count();
    let slowest = { figure: "", milliseconds: 0 };
    for (let i = 0; i < figures; i++) {
      const drawn = await drawFigure(page, i);
      if (drawn.milliseconds > slowest.milliseconds) slowest = drawn;
    }
    all.push({ slug, figures, slowest });
    await page.close();
  }
  return all;
}

async function drawFigure(page: Page, index: number): Promise<FirstDrawings["slowest"]> {
  const figure = page.locator(".chapter [data-figure]").nth(index);
  const name = (await figure.getAttribute("data-figure"))!;
  const start = performance.now();
  await figure.evaluate((element) => element.scrollIntoView({ block: "center" }));
  // A reading that has numbers carries them as data attributes.
  await page
    .waitForFunction(
      (index) => {
        const reading = document
          .querySelectorAll(".chapter [data-figure]")
          [index]?.querySelector<HTMLElement>(".figure-reading");
        return reading && Object.keys(reading.dataset).length > 0;
      },
      index,
      { timeout: PATIENCE },
    )
    .catch(() => {});
  return { figure: name, milliseconds: performance.now() - start };
}
