import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";
import { launchChromium } from "../harness/chromium";
import { serveDirectory } from "../harness/static-server";

export interface KernelsPage {
  page: Page;
  close(): Promise<void>;
}

/** Builds the page of the trials and opens it in Chromium with these switches. */
export async function openKernelsPage(switches: string[]): Promise<KernelsPage> {
  const directory = mkdtempSync(join(tmpdir(), "activa-kernels-"));
  const remove = () => rmSync(directory, { recursive: true });
  try {
    await build({
      configFile: false,
      root: "tests/browser/kernels",
      base: "./",
      publicDir: false,
      logLevel: "warn",
      worker: { format: "es" },
      build: { outDir: directory, emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 4096 },
    });
  } catch (error) {
    remove();
    throw error;
  }
  const server = await serveDirectory(directory, "/");
  const browser = await launchChromium(switches);
  const page = await browser.newPage();
  await page.goto(server.url);
  return {
    page,
    async close() {
      await browser.close();
      server.close();
      remove();
    },
  };
}
