import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../../scripts/chromium.mjs";

/** WebGL in software. */
export const softwareWebgl = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-compositing", // the page itself is drawn as without a GPU, which costs less
];

/** WebGPU in software too. */
export const softwareGpus = [...softwareWebgl, "--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

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
