import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { pyodideFiles } from "../../scripts/pyodide-files";
import { launchChromium } from "./harness/chromium";
import { type StaticServer, serveDirectory } from "./harness/static-server";

const directory = mkdtempSync(join(tmpdir(), "activa-python-"));
let browser: Browser;
let server: StaticServer;
let page: Page;
/** Hosts that anything was asked of. */
const hosts = new Set<string>();

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production");
  await build({
    configFile: false,
    root: "tests/browser/python",
    base: "./",
    publicDir: join(process.cwd(), "public"),
    logLevel: "warn",
    plugins: [pyodideFiles()],
    worker: { format: "es" },
    build: { outDir: directory, emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
  });
  server = await serveDirectory(directory, "/a/sub-path/");
  browser = await launchChromium();
  page = await browser.newPage();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await page.goto(server.url);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(directory, { recursive: true });
});

const run = (code: string) => page.evaluate((text) => window.runCell(text), code);

test("a first cell runs in a worker, from a sub-path, with no host but its own", async () => {
  const events = await run("import torch\ntorch.manual_seed(42)\nprint(torch.randn(3))");
  const printed = events.flatMap((event) => (event.kind === "stream" ? [event.text] : [])).join("");
  expect(printed).toBe("tensor([0.3367, 0.1288, 0.2345])\n");
  expect(events.at(-1)).toMatchObject({ kind: "done", status: "ok", execution: 1 });
  const all = await page.evaluate(() => window.events);
  const progress = all.flatMap((e) => (e.kind === "loading" && e.stage === "interpreter" ? [e.done] : []));
  expect(progress.some((done) => done > 0.1 && done < 0.8)).toBe(true); // however the bytes come in
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  expect(progress[0]).toBe(0);
  expect(progress.at(-1)).toBeGreaterThan(0.8);
  expect(progress.at(-1)).toBeLessThanOrEqual(1);
  expect(all.findIndex(({ kind }) => kind === "ready")).toBeGreaterThan(progress.length);
  expect([...hosts]).toEqual([new URL(server.url).host]);
});

test("what a cell prints arrives while it runs", async () => {
  const events = await run("import time\nfor i in range(4):\n    print(i)\n    time.sleep(0.08)");
  expect(events.filter(({ kind }) => kind === "stream").length).toBeGreaterThan(2);
});

test("the list of cities is fetched when it is opened", async () => {
  const events = await run("print(len(open('data/city_names_full.txt').read()))");
  expect(events.map(({ kind }) => kind)).toContain("loading");
  expect(events.at(-1)).toMatchObject({ kind: "done", status: "ok" });
});

test("plots and tensors cross as plain data", async () => {
  const kinds = await page.evaluate(async () => {
    const events = await window.runCell(
      "import matplotlib.pyplot as plt\nplt.plot([1, 4])\nplt.show()\ntorch.ones(2)",
    );
    return events.flatMap((event) => (event.kind === "display" ? [event.output.kind] : []));
  });
  expect(kinds).toEqual(["plot", "tensor"]);
});

test("where the page may share memory, a loop without end and a sleep are interrupted, and the variables stay", async () => {
  const isolating = await serveDirectory(directory, "/", { isIsolating: true });
  const isolated = await browser.newPage();
  onTestFinished(async () => {
    await isolated.close();
    isolating.close();
  });
  await isolated.goto(isolating.url);
  expect(await isolated.evaluate(() => crossOriginIsolated)).toBe(true);
  const endless = ["while True: pass", "import time; time.sleep(1000)", "while True:\n    print(1)"];
  const statuses = await isolated.evaluate(async (loops) => {
    const SIGINT = 2;
    const buffer = new SharedArrayBuffer(1);
    window.send({ kind: "interrupt-buffer", buffer });
    await window.runCell("kept = 7");
    const found: string[] = [];
    for (const loop of loops) {
      const before = window.events.length;
      const ended = window.runCell(`print("begun")\n${loop}`);
      // It is in the loop, or about to be, once it has printed.
      await window.heardAfter(before, "stream");
      new Uint8Array(buffer)[0] = SIGINT;
      const last = (await ended).at(-1);
      found.push(last?.kind === "done" ? last.status : String(last?.kind));
    }
    const after = await window.runCell("kept");
    return [
      ...found,
      ...after.flatMap((e) => (e.kind === "display" && e.output.kind === "text" ? [e.output.text] : [])),
    ];
  }, endless);
  expect(statuses).toEqual(["interrupted", "interrupted", "interrupted", "7"]);
});
