import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, onTestFinished, vi } from "vitest";
import { launchChromium } from "../harness/chromium";
import { type StaticServer, serveDirectory } from "../harness/static-server";

/** Builds the trial of the cells for a file of tests. Returns what opens it as a new reader, for the length of a test. */
export function useCellsPage() {
  const directory = mkdtempSync(join(tmpdir(), "activa-cells-"));
  let browser: Browser;
  let server: StaticServer;

  beforeAll(async () => {
    // What readers get: Vitest's own NODE_ENV would bring in React's development build.
    vi.stubEnv("NODE_ENV", "production");
    await build({
      configFile: false,
      root: "tests/browser/cells",
      base: "./",
      publicDir: false,
      logLevel: "warn",
      define: { global: "globalThis" },
      build: { outDir: directory, emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 4096 },
    });
    server = await serveDirectory(directory, "/");
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(directory, { recursive: true });
  });

  return async (options: BrowserContextOptions = {}): Promise<{ page: Page; url: string }> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const problems: string[] = [];
    context.on("weberror", (error) => problems.push(String(error.error().stack)));
    context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    onTestFinished(async () => {
      await context.close();
      expect(problems, "problems in the page").toEqual([]);
    });
    const page = await context.newPage();
    await page.goto(server.url);
    return { page, url: server.url };
  };
}
