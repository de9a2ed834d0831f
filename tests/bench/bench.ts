// npm run bench: steps a second of this engine and of TensorFlow.js on the same network, what share they are of what
// the core's fused multiply-adds could do, and what the Lab's figures cost a run, all measured here and now in
// Chromium. Tables go to stderr; stdout gets one JSON object.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { compile } from "../../scripts/build-kernels.mjs";
import { launchChromium, softwareWebgl } from "../browser/harness/chromium";
import { serveDirectory } from "../browser/harness/static-server";
import { lessonNetwork } from "./contender";
import { measureEngines, type Speed } from "./engines";
import { measurePanels, type PanelCost } from "./panels";

const directory = mkdtempSync(join(tmpdir(), "activa-bench-"));
await buildPages();
const server = await serveDirectory(directory, "/");
try {
  const engines = await inChromium(softwareWebgl, (browser) =>
    measureEngines(browser, `${server.url}bench/`),
  );
  printEngines(engines);
  const panels = await inChromium([], (browser) => measurePanels(browser, `${server.url}site/`));
  printPanels(panels);
  console.log(JSON.stringify({ network: lessonNetwork, engines, panels }, null, 2));
} finally {
  server.close();
  rmSync(directory, { recursive: true });
}

async function inChromium<T>(switches: string[], measure: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchChromium(switches);
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

async function buildPages(): Promise<void> {
  const shared = { logLevel: "warn" } as const;
  await build({ ...shared, build: { outDir: join(directory, "site"), emptyOutDir: true } });
  await build({
    ...shared,
    configFile: false,
    root: "tests/bench/page",
    base: "./",
    publicDir: false,
    worker: { format: "es" },
    build: { outDir: join(directory, "bench"), emptyOutDir: true, chunkSizeWarningLimit: 4096 },
  });
  const peak = relative(".", join(directory, "bench/fma-peak.wasm"));
  await compile("tests/bench/assembly/fma-peak.ts", peak, "simd,relaxed-simd");
}

function printEngines(speeds: Speed[]): void {
  const rows = speeds.map(({ name, hiddenSize, stepsPerSecond, gigaflops, shareOfPeak, timesWebgl }) => [
    name,
    hiddenSize?.toString() ?? "",
    stepsPerSecond?.toFixed(stepsPerSecond < 1000 ? 1 : 0) ?? "",
    gigaflops.toFixed(2),
    percent(shareOfPeak),
    timesWebgl?.toFixed(1) ?? "",
  ]);
  printTable([["", "hidden", "steps/s", "GFLOP/s", "of the peak", "× WebGL"], ...rows]);
}

function printPanels({ stepsPerSecondWithAll, stepsPerSecondWithNone, ratio }: PanelCost): void {
  printTable([
    ["the Lab", "steps/s", "of the speed with none"],
    ["no figures", stepsPerSecondWithNone.toFixed(0), ""],
    ["all figures drawing", stepsPerSecondWithAll.toFixed(0), percent(ratio)],
  ]);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** The first column to the left, numbers to the right. */
function printTable(rows: string[][]): void {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const aligned = rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("   "),
  );
  console.error(`\n${aligned.join("\n")}`);
}
