import { expect, test } from "vitest";
import {
  allFigures,
  finalLoss,
  openReadyLab,
  playButton,
  playToTheEnd,
  reach,
  reading,
  stepShown,
} from "./harness/lab";
import { es } from "./harness/words";
import { keepWorkerEvents, workerEvents } from "./harness/worker-events";

test("the notebook's run plays to step 20,000, ends where PyTorch's does and shows ten names", async () => {
  const { page } = await openReadyLab("steps=20000");
  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeCloseTo(39.131664, 3);
  await playToTheEnd(page);

  expect(await stepShown(page)).toBe(20_000);
  // Naive weights are chaotic: builds that round otherwise, PyTorch's too, end some hundredths apart.
  expect(Math.abs((await finalLoss(page, "validation")) - 2.825)).toBeLessThan(0.05);
  await expect.poll(() => reading(page, "samples", "step")).toBe(20_000);
  expect(await page.locator("[data-figure=samples] li").count()).toBe(10);
  const known = page.locator("[data-figure=samples] li", { hasText: es.figures.samples.known });
  expect(await known.count()).toBe(await reading(page, "samples", "known"));
});

test("Kaiming's run ends at PyTorch's validation loss", async () => {
  const kaiming = `hiddenInit=kaiming&gain=${5 / 3}&hiddenBiasScale=0.01&outputScale=0.01&outputBiasScale=0`;
  const { page } = await openReadyLab(`steps=20000&${kaiming}`);
  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeCloseTo(3.71619, 4);
  await playToTheEnd(page);
  expect(Math.abs((await finalLoss(page, "validation")) - 2.517317)).toBeLessThan(0.02);
});

test("with BatchNorm a network trains to a finite validation loss", async () => {
  const { page } = await openReadyLab("steps=4000&outputScale=0.01&outputBiasScale=0");
  await page.keyboard.press("b");
  await reach(page, "paused");
  await playToTheEnd(page);
  expect(new URL(page.url()).hash).toContain("normalization=batch-norm-1d");
  await expect.poll(() => reading(page, "loss-curve", "loss")).toBeLessThan(2.9);
  expect(await finalLoss(page, "validation")).toBeLessThan(2.9);
});

test("a run with every figure on screen holds the same tensors and memory from step 1,000 to 20,000", async () => {
  const { page } = await openReadyLab("steps=20000", { viewport: allFigures, before: keepWorkerEvents });
  await playToTheEnd(page);
  const frames = (await workerEvents(page)).filter(({ kind, step }) => kind === "frame" && step! >= 1_000);
  expect(frames.length).toBeGreaterThan(10);
  expect(frames.at(-1)!.step).toBe(20_000);
  const { tensors, bytes } = frames[0].memory!;
  for (const { memory } of frames) expect(memory).toEqual({ tensors, bytes });

  const shown = page.locator(`.run-progress[data-tensors="${tensors}"][data-bytes="${bytes}"]`);
  await shown.waitFor();
});

test("a finished run plays on when it is given more steps", async () => {
  const { page } = await openReadyLab("steps=300");
  await playToTheEnd(page);
  const steps = page.getByRole("textbox", { name: es.fields.steps.name });
  await steps.fill("500");
  await steps.press("Enter");
  await reach(page, "paused");
  await playButton(page).click();
  await reach(page, "finished");
  expect(await stepShown(page)).toBe(500);
});
