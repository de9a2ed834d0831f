import type { Browser } from "playwright-core";
import { openPlayingLab } from "./lab-page";

const STEPS = 200_000;
/** Milliseconds after which a run is given up. */
const PATIENCE = 300_000;

export interface LessonRun {
  steps: number;
  /** From the start to the last step, validation losses on the way included. */
  secondsToLastStep: number;
  /** Until the losses of the whole splits are there too. */
  secondsToEnd: number;
}

/** The lesson's run in the real page, from its first step to its last, every figure drawing. */
export async function measureLessonRun(browser: Browser, site: string): Promise<LessonRun> {
  console.error("The lesson's whole run");
  const { page, progress } = await openPlayingLab(browser, site, `steps=${STEPS}&lang=en`);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  await progress.and(page.locator(`[data-step="${STEPS}"]`)).waitFor({ timeout: PATIENCE });
  const secondsToLastStep = seconds();
  await progress.and(page.locator("[data-status=finished]")).waitFor({ timeout: PATIENCE });
  const secondsToEnd = seconds();
  await page.close();
  return { steps: STEPS, secondsToLastStep, secondsToEnd };
}
