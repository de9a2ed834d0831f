import { existsSync } from "node:fs";
import { join } from "node:path";

const { ACTIVA_CHROMIUM, PATH = "", LOCALAPPDATA = "", ProgramFiles = "" } = process.env;

const usualPlaces = {
  linux: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].flatMap((name) =>
    PATH.split(":").map((directory) => join(directory, name)),
  ),
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  win32: [ProgramFiles, `${ProgramFiles} (x86)`, LOCALAPPDATA].map((directory) =>
    join(directory, "Google/Chrome/Application/chrome.exe"),
  ),
};

/** Path of the Chromium that tests and benchmarks run in, or undefined when there is none. ACTIVA_CHROMIUM overrides. */
export function findChromium() {
  if (ACTIVA_CHROMIUM) return existsSync(ACTIVA_CHROMIUM) ? ACTIVA_CHROMIUM : undefined;
  const places = usualPlaces[/** @type {keyof typeof usualPlaces} */ (process.platform)] ?? usualPlaces.linux;
  return places.find((path) => existsSync(path));
}
