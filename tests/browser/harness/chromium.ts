import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../../scripts/chromium.mjs";

/** The machine's Chromium, headless, with WebGL drawn in software and no traffic of its own. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("no Chromium: `node scripts/setup.mjs --browser` finds or installs one");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
