import type { BrowserContext, Page, Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import { type BackendName, backendNames } from "../../src/engine/kernels/backend";
import golden from "../golden/vectors/runs.json";
import { softwareGpus } from "./harness/chromium";
import { openLab, openReadyLab, playButton, playToTheEnd, reach, stepShown } from "./harness/lab";
import { es } from "./harness/words";
import { keepWorkerEvents, lossesTold } from "./harness/worker-events";

/** The reader chose `backend` on an earlier visit. */
function choose(context: BrowserContext, backend: BackendName) {
  return context.addInitScript((backend) => {
    if (location.protocol === "about:") return;
    localStorage.setItem("activa.settings", JSON.stringify({ state: { backend }, version: 0 }));
  }, backend);
}

/** The Lab in a browser with software GPUs, on a run that goes as PyTorch's golden one. */
function openOn(backend: BackendName, fields: object = {}) {
  return openReadyLab(new URLSearchParams(Object.entries(fields)).toString(), {
    switches: softwareGpus,
    before: async (context) => {
      await choose(context, backend);
      await keepWorkerEvents(context);
      await rememberGpus(context);
    },
  });
}

const backendShown = (page: Page) => page.locator(".run-progress").getAttribute("data-backend");

/** One hidden layer as in the notebook, without and with each batch norm, and a deep network. */
const compared = [
  "naive",
  "kaiming, batch norm by hand",
  "kaiming, BatchNorm1d",
  "five hidden layers of 100",
] satisfies (keyof typeof golden.runs)[];

describe.each(backendNames)("on %s", (backend) => {
  // The kernels of one step add in other orders than PyTorch's, a few float32 roundings (6e-8) apart; GPUs approximate
  // exp and tanh besides. Measured: 2e-6 at most on software GPUs.
  test.each(compared)("the losses of steps 0 to 5 are PyTorch's: %s", async (run) => {
    const wanted = golden.runs[run];
    const { page } = await openOn(backend, wanted.config);
    expect(await backendShown(page)).toBe(backend);
    const expected = wanted.losses.slice(0, 6).map(([, loss]) => loss!);
    for (let step = 1; step <= 5; step++) {
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => stepShown(page)).toBe(step);
    }
    await expect.poll(() => lossesTold(page)).toHaveLength(6);
    (await lossesTold(page)).forEach((loss, step) => {
      expect(Math.abs(loss / expected[step]! - 1), `step ${step}: ${loss}`).toBeLessThan(1e-4);
    });
  });
});

test("the page says which backend computes, why, and how fast each is when all are timed", async () => {
  const { page } = await openReadyLab("dataset=first-names", { switches: softwareGpus });
  expect(await backendShown(page)).toBe("wasm-relaxed-simd");
  await page.getByRole("button", { name: es.fields.groups.engine }).click();
  const choices = page.getByRole("radiogroup", { name: es.lab.backend.choice });
  await page.getByRole("button", { name: es.lab.backend.timeAll }).click();
  const speeds = choices.getByText(/\d pasos por segundo/);
  await expect.poll(() => speeds.count()).toBe(backendNames.length);
  await page
    .getByText(/WebAssembly con FMA: el más rápido/)
    .first()
    .waitFor();
  expect(await backendShown(page)).toBe("wasm-relaxed-simd");
});

test("a run that the reader moves to another backend goes on to the same losses", async () => {
  const fields = "dataset=first-names&steps=400&hiddenInit=kaiming&gain=1&outputScale=0.01&outputBiasScale=0";
  const alone = await openReadyLab(fields, { before: keepWorkerEvents });
  await playToTheEnd(alone.page);
  const { page } = await openReadyLab(fields, { before: keepWorkerEvents });
  for (let step = 1; step <= 3; step++) {
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => stepShown(page)).toBe(step);
  }
  await page.getByRole("button", { name: es.fields.groups.engine }).click();
  await page.getByText(es.lab.backend.name["wasm-simd"], { exact: true }).click();
  await expect.poll(() => backendShown(page)).toBe("wasm-simd");
  await playToTheEnd(page);
  const expected = await lossesTold(alone.page);
  const losses = await lossesTold(page);
  expect(losses).toHaveLength(401);
  // Without fused multiply-add each product is rounded once more: a few 1e-6 after 400 steps.
  losses.forEach((loss, step) => {
    expect(Math.abs(loss / expected[step]! - 1)).toBeLessThan(1e-4);
  });
});

/** Has the workers remember the GPU contexts and devices that they open, for a test to lose. */
function rememberGpus(context: BrowserContext) {
  return context.route("**/training-worker-*.js", async (route) => {
    const script = await (await route.fetch()).text();
    await route.fulfill({ contentType: "text/javascript", body: `(${remember})();\n${script}` });
  });
}

function remember() {
  const losers: (() => void)[] = [];
  Object.assign(self, { losers });
  const { getContext } = OffscreenCanvas.prototype;
  OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...kind: unknown[]) {
    const context = Reflect.apply(getContext, this, kind);
    const losing = context?.getExtension?.("WEBGL_lose_context");
    if (losing) losers.push(() => losing.loseContext());
    return context;
  } as typeof getContext;
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (...kind) {
    const device = await requestDevice.apply(this, kind);
    losers.push(() => device.destroy());
    return device;
  };
}

async function loseGpus(page: Page): Promise<void> {
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      for (const lose of (self as unknown as { losers: (() => void)[] }).losers) lose();
    });
  }
}

test("a backend that this browser lacks is left for the next, and the page says so", async () => {
  const { page } = await openReadyLab("dataset=first-names", {
    before: (context) => choose(context, "webgpu"),
  });
  expect(await backendShown(page)).toBe("wasm-relaxed-simd");
  const notice = page.locator("[data-engine-notice]");
  expect(await notice.textContent()).toContain("WebGPU no está disponible acá");
  await notice.getByRole("button").click();
  await notice.waitFor({ state: "detached" });
});

describe("a GPU that is lost while the run plays", () => {
  test.each([
    ["webgl", "WebGL"],
    ["webgpu", "WebGPU"],
  ] as const)(
    "%s: the run goes on elsewhere from its last checkpoint, and the page says so",
    async (backend, name) => {
      const { page } = await openOn(backend, { dataset: "first-names", steps: 300 });
      await playButton(page).click();
      await expect.poll(() => stepShown(page)).toBeGreaterThan(0);
      await loseGpus(page);
      await expect.poll(() => backendShown(page)).toBe("wasm-relaxed-simd");
      expect(await page.locator("[data-engine-notice]").textContent()).toMatch(
        new RegExp(`Se perdió ${name} \\(.*(lost|destroyed|AbortError)`, "i"),
      );
      await reach(page, "finished");
      const losses = await lossesTold(page);
      expect(losses).toHaveLength(301);
      expect(losses.every(Number.isFinite)).toBe(true);
    },
  );
});

test("without WebAssembly's kernels the run computes elsewhere", async () => {
  const notFound = (route: Route) => route.fulfill({ status: 404, body: "" });
  const { page, problems } = await openLab("dataset=first-names", {
    before: (context) => context.route("**/*.wasm", notFound),
  });
  await reach(page, "paused");
  expect(await backendShown(page)).not.toContain("wasm");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => stepShown(page)).toBe(1);
  problems.length = 0; // the files that were not there
});
