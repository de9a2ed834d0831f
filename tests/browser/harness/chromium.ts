import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../../scripts/chromium.mjs";

/** Draws WebGL in software. Composing the page then costs more than without any GPU, so only for what needs it. */
export const softwareWebgl = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/** The machine's Chromium, headless, with no traffic of its own. */
export function launchChromium(switches: string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("no Chromium: `node scripts/setup.mjs --browser` finds or installs one");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...switches,
    ],
  });
}
