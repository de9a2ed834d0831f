import type { Browser, Page } from "playwright-core";
import { type ChapterSlug, chapterSlugs } from "../../src/store/chapters";

/** CSS pixels that a reader in a hurry scrolls in one animation frame. */
const SPEED = 40;

export interface ChapterScroll {
  slug: ChapterSlug;
  /** Milliseconds of scrolling from the chapter's top to its end. */
  milliseconds: number;
  /** Stretches of more than 50 ms in which the page's own thread answered nothing, in milliseconds, longest first. */
  first: LongTasks;
  /** The same on the way again, when every figure has been drawn once. */
  again: LongTasks;
}

interface LongTasks {
  count: number;
  longest: number;
}

/** Scrolls every chapter from top to bottom twice, its runs training as they come into view. */
export async function measureChapterScroll(browser: Browser, site: string): Promise<ChapterScroll[]> {
  console.error("Scrolling the chapters");
  const scrolls: ChapterScroll[] = [];
  for (const slug of chapterSlugs) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${site}#/${slug}?lang=en`);
    await page.locator(".chapter-end").waitFor();
    const { milliseconds, ...first } = await scroll(page);
    const { milliseconds: _, ...again } = await scroll(page);
    scrolls.push({ slug, milliseconds, first, again });
    await page.close();
  }
  return scrolls;
}

function scroll(page: Page): Promise<LongTasks & { milliseconds: number }> {
  return page.evaluate(async (speed) => {
    window.scrollTo(0, 0);
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: "longtask" });
    const start = performance.now();
    // The page grows as its figures come.
    for (let y = 0; y < document.documentElement.scrollHeight - window.innerHeight; y += speed) {
      window.scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
    observer.disconnect();
    return {
      milliseconds: performance.now() - start,
      count: tasks.length,
      longest: Math.max(0, ...tasks),
    };
  }, SPEED);
}
