// npm run soak: trains in the real page for as long as a class might, on WebAssembly and on both GPU backends, and
// looks whether anything grows after the first thousand steps: tensors, the backend's memory, the worker's JS heap.
// A table goes to stderr, JSON to stdout; exits with 1 if something grew.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import type { BackendName } from "../../src/engine/kernels/backend";
import { launchChromium, softwareGpus } from "../browser/harness/chromium";
import { serveDirectory } from "../browser/harness/static-server";
import { printTable } from "./table";

const soaks: [BackendName, number][] = [
  ["wasm-relaxed-simd", 200_000],
  ["wasm-simd", 200_000],
  ["webgl", 5_000],
  ["webgpu", 5_000],
];

/** Garbage is collected before each look; what is left over that is the page's own bookkeeping. */
const HEAP_ALLOWANCE = 1.05;
const PAGE = 2 ** 16;

interface Memory {
  step: number;
  tensors: number;
  /** Of WASM's 64 KiB; a GPU's memory is counted in the same. What it keeps of 4 bytes for each unread loss is less. */
  pages: number;
  heap: number;
}

interface Soak {
  backend: BackendName;
  steps: number;
  /** After the first thousand steps, then at every tenth of the run, and at its end. */
  memory: Memory[];
  grew: string[];
}

const directory = mkdtempSync(join(tmpdir(), "activa-soak-"));
await build({ logLevel: "warn", build: { outDir: directory, emptyOutDir: true } });
const server = await serveDirectory(directory, "/");
const browser = await launchChromium(softwareGpus);
try {
  const results: Soak[] = [];
  for (const [backend, steps] of soaks) results.push(await soak(browser, backend, steps));
  printTable([
    ["", "steps", "tensors", "pages", "heap MB", "grew"],
    ...results.map(({ backend, steps, memory, grew }) => [
      backend,
      steps.toString(),
      fromTo(memory, ({ tensors }) => tensors.toString()),
      fromTo(memory, ({ pages }) => pages.toString()),
      fromTo(memory, ({ heap }) => (heap / 2 ** 20).toFixed(1)),
      grew.join(", ") || "nothing",
    ]),
  ]);
  console.log(JSON.stringify(results, null, 2));
  if (results.some(({ grew }) => grew.length > 0)) process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
  rmSync(directory, { recursive: true });
}

async function soak(browser: Browser, backend: BackendName, steps: number): Promise<Soak> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 3000 } });
  await context.addInitScript((backend) => {
    localStorage.setItem("activa.settings", JSON.stringify({ state: { backend }, version: 0 }));
  }, backend);
  const page = await context.newPage();
  const heap = await workerHeap(page);
  await page.goto(`${server.url}#/lab?steps=${steps}&lang=en`);
  const progress = page.locator(".run-progress");
  await progress.and(page.locator("[data-status=paused]")).waitFor({ timeout: 120_000 });
  const used = await progress.getAttribute("data-backend");
  if (used !== backend) throw new Error(`this Chromium has no ${backend}: the run computes on ${used}`);
  await page.keyboard.press("Space");
  const memory: Memory[] = [];
  const looks = [
    1000,
    ...Array.from({ length: 10 }, (_, i) => ((i + 1) * steps) / 10).filter((step) => step > 1000),
  ];
  for (const step of looks) {
    await page.waitForFunction(
      (step) => Number(document.querySelector<HTMLElement>(".run-progress")!.dataset.step) >= step,
      step,
      { timeout: 0, polling: 100 },
    );
    memory.push(await look(page, await heap()));
    console.error(`${backend}: step ${memory.at(-1)!.step}`);
  }
  await context.close();
  return { backend, steps, memory, grew: growth(memory) };
}

async function look(page: Page, heap: number): Promise<Memory> {
  const { step, tensors, bytes } = await page
    .locator(".run-progress")
    .evaluate((progress) => ({ ...(progress as HTMLElement).dataset }));
  return { step: Number(step), tensors: Number(tensors), pages: Math.ceil(Number(bytes) / PAGE), heap };
}

/** Bytes of the training worker's JS heap once its garbage is collected: Chromium's own tools ask it. */
async function workerHeap(page: Page): Promise<() => Promise<number>> {
  const tools = await page.context().newCDPSession(page);
  let sessionId = "";
  let messages = 0;
  tools.on("Target.attachedToTarget", (target) => {
    sessionId = target.sessionId;
  });
  await tools.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  function ask(method: string): Promise<{ usedSize: number }> {
    const id = ++messages;
    return new Promise((resolve) => {
      const hear = ({ message }: { message: string }) => {
        const answer = JSON.parse(message);
        if (answer.id !== id) return;
        tools.off("Target.receivedMessageFromTarget", hear);
        resolve(answer.result);
      };
      tools.on("Target.receivedMessageFromTarget", hear);
      void tools.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
    });
  }
  return async () => {
    await ask("HeapProfiler.collectGarbage");
    return (await ask("Runtime.getHeapUsage")).usedSize;
  };
}

/** What is more at the last look than at the first. */
function growth(memory: Memory[]): string[] {
  const [first, last] = [memory[0]!, memory.at(-1)!];
  const grew = (["tensors", "pages"] as const).filter((what) => last[what] > first[what]);
  return last.heap > first.heap * HEAP_ALLOWANCE ? [...grew, "heap"] : grew;
}

function fromTo(memory: Memory[], write: (memory: Memory) => string): string {
  return `${write(memory[0]!)} → ${write(memory.at(-1)!)}`;
}
