import type { Browser } from "playwright-core";

/** Four runs that differ in their start, each of the lesson's size, no end in sight. */
const RUNS =
  "steps=1000000&with=hiddenInit:kaiming&with=hiddenInit:xavier&with=normalization:batch-norm-1d&lang=en";
const SECONDS = 10;

export interface FourRuns {
  seconds: number;
  framesPerSecond: number;
  /** Stretches of more than 50 ms in which the page's own thread answered nothing. */
  longTasks: number;
  /** Milliseconds. */
  longest: number;
}

/** Four runs side by side, every figure of theirs on screen and drawing, once all has been drawn for the first time. */
export async function measureFourRuns(browser: Browser, site: string): Promise<FourRuns> {
  console.error("Four runs side by side");
  const page = await browser.newPage({ viewport: { width: 1440, height: 3000 } });
  await page.goto(`${site}#/compare?${RUNS}`);
  await page.locator(".compare-proof[data-same=true]").waitFor();
  await page.keyboard.press("Space");
  await page.locator(".run-progress[data-playing=true]").waitFor();
  await page.waitForFunction(
    () => Number(document.querySelector<HTMLElement>(".compare-proof")!.dataset.steps) > 500,
  );
  const measured = await page.evaluate(async (seconds) => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: "longtask" });
    const start = performance.now();
    let frames = 0;
    for (; performance.now() - start < seconds * 1000; frames++) await new Promise(requestAnimationFrame);
    observer.disconnect();
    return {
      seconds,
      framesPerSecond: frames / seconds,
      longTasks: tasks.length,
      longest: Math.max(0, ...tasks),
    };
  }, SECONDS);
  await page.close();
  return measured;
}
