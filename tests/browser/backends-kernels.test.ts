import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { softwareGpus } from "./harness/chromium";
import { type KernelsPage, openKernelsPage } from "./kernels/open-page";

/**
 * Relative to 1 + |b|. Sums of up to 2,000 float32 numbers, in other orders; and a GPU's exp, log and division are some
 * roundings (6e-8 each) off. Measured: 6e-6, in the gradient of a log-softmax.
 */
const CLOSE = 2e-5;

/** Of a training step's loss: see the losses of whole runs in engines.test.ts. Measured: 3e-7. */
const SAME_LOSS = 1e-5;

let opened: KernelsPage;
beforeAll(async () => {
  opened = await openKernelsPage(softwareGpus);
});
afterAll(() => opened?.close());

describe.each(["webgl", "webgpu", "cpu"] as const)("TensorFlow.js on %s, in a worker", (backend) => {
  test("each kernel gives WebAssembly's numbers", async () => {
    const differences = await opened.page.evaluate((name) => window.inWorker("kernels", name), backend);
    const wrong = Object.entries(differences).filter(([, { largest }]) => !(largest <= CLOSE));
    expect(wrong).toEqual([]);
  });

  test("a network with batch norm trains to WebAssembly's losses, and holds no more after 100 steps than after 20", async () => {
    const { received, expected } = await opened.page.evaluate(
      (name) => window.inWorker("training", name),
      backend,
    );
    expect(received.losses).toHaveLength(expected.losses.length);
    const worst = Math.max(...received.losses.map((loss, i) => Math.abs(loss / expected.losses[i]! - 1)));
    expect(worst).toBeLessThan(SAME_LOSS);
    expect(new Set(received.memory.slice(1).map((memory) => JSON.stringify(memory)))).toHaveLength(1);
  });
});

test.each(["webgl", "webgpu"] as const)(
  "when %s goes, a read that is under way says so at once, so does all that follows, and it can be had again",
  async (backend) => {
    const told = await opened.page.evaluate((name) => window.inWorker("loss", name), backend);
    expect(told).toEqual({
      pending: "BackendLost",
      kernel: "BackendLost",
      download: "BackendLost",
      read: "BackendLost",
      again: "-2",
    });
  },
);
