import type { Browser, Page } from "playwright-core";
import { openPlayingLab } from "./lab-page";
import { median } from "./median";

const ROUNDS = 5;
const MILLISECONDS = 2000;

export interface PanelCost {
  stepsPerSecondWithAll: number;
  stepsPerSecondWithNone: number;
  /** Speed with every figure of the Lab drawing, as a share of the speed with none: median of the rounds' ratios. */
  ratio: number;
}

/** Trains the lesson's network in the real page, its figures now all on screen, now all put away. */
export async function measurePanels(browser: Browser, site: string): Promise<PanelCost> {
  console.error("Figures");
  const { page } = await openPlayingLab(browser, site, "steps=1000000&lang=en");
  await trainedFor(page, MILLISECONDS); // until the browser has optimised what it will
  const withAll: number[] = [];
  const withNone: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    withAll.push(await trainedFor(page, MILLISECONDS));
    await toggleAll(page);
    await page.locator(".panel").first().waitFor({ state: "detached" });
    withNone.push(await trainedFor(page, MILLISECONDS));
    await toggleAll(page);
  }
  await page.close();
  return {
    stepsPerSecondWithAll: median(withAll),
    stepsPerSecondWithNone: median(withNone),
    ratio: median(withAll.map((speed, i) => speed / withNone[i])),
  };
}

async function toggleAll(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Figures" }).click();
  for (const figure of await page.getByRole("menuitemcheckbox").all()) await figure.click();
  await page.keyboard.press("Escape");
}

/** Steps a second over the next `milliseconds`, counted from one report of the page to another. */
function trainedFor(page: Page, milliseconds: number): Promise<number> {
  return page.evaluate((milliseconds) => {
    const progress = document.querySelector<HTMLElement>(".run-progress")!;
    const reports: { step: number; time: number }[] = [];
    return new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        reports.push({ step: Number(progress.dataset.step), time: performance.now() });
        const [first, last] = [reports[0], reports[reports.length - 1]];
        if (last.time - first.time < milliseconds) return;
        observer.disconnect();
        resolve(((last.step - first.step) / (last.time - first.time)) * 1000);
      });
      observer.observe(progress, { attributeFilter: ["data-step"] });
    });
  }, milliseconds);
}
