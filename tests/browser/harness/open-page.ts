import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, expect, inject, onTestFinished } from "vitest";
import { launchChromium } from "./chromium";

export interface OpenOptions {
  /** From the site's address on, such as "#/lab". */
  path?: string;
  /** What the reader's browser prefers. */
  language?: "es" | "en";
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
  serviceWorkers?: "allow" | "block";
  /** Of the browser itself; without any it has no GPU. */
  switches?: string[];
  /** Readies the reader's browser before the page opens: routes, scripts. */
  before?(context: BrowserContext): Promise<unknown>;
}

export interface OpenPage {
  page: Page;
  /**
   * Everything that went wrong so far, as text: console errors, exceptions, requests that failed or left the host.
   * A test fails if any is left at its end; one that provokes some takes them out.
   */
  problems: string[];
}

const browsers = new Map<string, Promise<Browser>>();
afterAll(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

function browserWith(switches: string[]): Promise<Browser> {
  const key = switches.join(" ");
  const browser = browsers.get(key) ?? launchChromium(switches);
  browsers.set(key, browser);
  return browser;
}

/** Opens the built site as a new reader, with nothing stored; closed when the test ends. */
export async function openPage({
  path = "",
  language = "es",
  before,
  switches = [],
  ...options
}: OpenOptions = {}): Promise<OpenPage> {
  const browser = await browserWith(switches);
  const site = inject("site");
  const locale = language === "es" ? "es-AR" : "en-US";
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 }, ...options });
  const problems: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => problems.push(`exception: ${error.error().stack}`));
  context.on("requestfailed", (request) => {
    // A worker that is ended, or a page that is left, gives up what it was loading.
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") problems.push(`request failed: ${request.url()} (${reason})`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) problems.push(`request failed: ${response.url()} (${response.status()})`);
  });
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(site).origin) {
      problems.push(`request left the host: ${request.url()}`);
    }
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems, "problems in the page").toEqual([]);
  });
  await before?.(context);
  const page = await context.newPage();
  await page.goto(site + path);
  return { page, problems };
}
